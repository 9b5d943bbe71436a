"""Agendas as people write them."""
