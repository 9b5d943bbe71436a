"""Papers of a conference beside its run of show: which there are, name signs, seat plan, report."""
