"""A replica of kontan.co.id on loopback: made-up news over HTTPS, and the record expected of each article."""
