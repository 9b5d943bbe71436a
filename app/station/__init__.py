"""One console's hold on a conference, and the desks that act through it."""
