"""Throw-away database servers, one module for each database."""
