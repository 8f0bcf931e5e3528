"""What a number is measured in: units, money, rates, ages."""
