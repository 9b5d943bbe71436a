"""Conferences to practise with: the sample, a copy for a rehearsal, and scripts played on one."""
