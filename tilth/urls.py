"""Every address of Tilth, and the place it leads to."""

from django.urls import include, path

from tilth.web import engagement, home, openings, receive, roles, session

urlpatterns = [
    path("", home.home, name="home"),
    path("engagements/new", engagement.begin, name="begin-engagement"),
    path("engagements/<uuid:id>/", engagement.engagement, name="engagement"),
    path("engagements/<uuid:id>/openings", openings.openings, name="openings"),
    path("engagements/<uuid:id>/receive", receive.receive, name="receive"),
    path("sessions/<uuid:id>/", session.session, name="session"),
    path("sessions/<uuid:id>/map", session.table, name="map"),
    path("sessions/<uuid:id>/turns/<int:n>", session.turn, name="turn"),
    path("sessions/<uuid:id>/roles", roles.roles, name="roles"),
    path("sessions/<uuid:id>/finding", session.finding, name="finding"),
    path("sessions/<uuid:id>/again", session.again, name="again"),
    path("sessions/<uuid:id>/withdraw", session.withdraw, name="withdraw"),
    path("sessions/<uuid:id>/reading.json", session.document, name="reading-json"),
    path("account/", include("allauth.account.urls")),
]

handler404 = "tilth.web.page.not_found"
handler500 = "tilth.web.page.broken"
handler403 = "tilth.web.page.not_found"
handler400 = "tilth.web.page.not_understood"
