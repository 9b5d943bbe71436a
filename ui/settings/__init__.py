"""The settings of a conference: a window to change them at any time, beside whatever goes on."""
