"""Settings that all tests share."""

from hypothesis import HealthCheck, settings

# No test is timed: a busy machine may take as long as it likes to think up an example.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
