"""A venue's settings, as those see and change them who may."""
