"""How documents are set: pages, workbooks, prose, and the words around numbers."""
