"""What the list of people and its form say."""

from app.conference.registrants import Attendance

WAYS = {Attendance.IN_ROOM: "in the hall", Attendance.ZOOM: "on Zoom"}
