print("caregauge")
