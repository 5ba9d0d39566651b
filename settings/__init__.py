"""Settings modules, one for each database, usable with `--ds` and `DJANGO_SETTINGS_MODULE`."""
