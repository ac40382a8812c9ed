"""Does a venue's filter block what it must, and nothing that it must not (Action 21 of a delivery plan)?

A fact travels one way: page -> probe -> port -> observation -> rules -> finding.
"""
