"""What is done with one person from outside the list: typed into a form, written out for the person."""
