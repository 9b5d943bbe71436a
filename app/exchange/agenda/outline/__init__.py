"""Agendas as people write them: text of a mail, Word documents, tables of any form."""
