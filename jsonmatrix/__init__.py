"""The compatibility matrix of Django's JSONField across databases."""

__version__ = "0.1.0"
