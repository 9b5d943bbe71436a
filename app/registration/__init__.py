"""The registration desk: who is admitted, who came in and with which badge, who is registered twice."""
