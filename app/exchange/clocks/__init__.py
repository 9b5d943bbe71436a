"""Times and lengths as cells and lines of the world have them."""
