"""Persons, organisations and places that are named."""
