"""Every address of Tilth, and the place it leads to."""

from django.urls import include, path

from tilth.web import calendar, engagement, home, letters, receive, reflection, reply, roles, session

urlpatterns = [
    path("", home.home, name="home"),
    path("engagements/new", engagement.begin, name="begin-engagement"),
    path("engagements/<uuid:id>/", engagement.engagement, name="engagement"),
    path("engagements/<uuid:id>/receive", receive.receive, name="receive"),
    path("sessions/<uuid:id>/", session.session, name="session"),
    path("sessions/<uuid:id>/map", session.table, name="map"),
    path("sessions/<uuid:id>/turns/<int:n>", session.turn, name="turn"),
    path("sessions/<uuid:id>/roles", roles.roles, name="roles"),
    path("sessions/<uuid:id>/finding", session.finding, name="finding"),
    path("sessions/<uuid:id>/again", session.again, name="again"),
    path("sessions/<uuid:id>/withdraw", session.withdraw, name="withdraw"),
    path("sessions/<uuid:id>/reading.json", session.document, name="reading-json"),
    path("letters/", letters.letters, name="letters"),
    path("letters/<uuid:id>/", letters.letter, name="letter"),
    path("letters/jobs/<uuid:id>/again", letters.again, name="job-again"),
    path("reply/<str:token>", reply.reply, name="reply"),
    path("engagements/<uuid:id>/journal", reflection.journal, name="journal"),
    path("entries/<uuid:id>/", reflection.entry, name="entry"),
    path("entries/<uuid:id>/share", reflection.share, name="share-entry"),
    path("entries/<uuid:id>/remove", reflection.remove, name="remove-entry"),
    path("calendar/", calendar.calendar, name="calendar"),
    path("calendar/<str:secret>.ics", calendar.feed, name="feed"),
    path("account/", include("allauth.account.urls")),
]

handler404 = "tilth.web.page.not_found"
handler500 = "tilth.web.page.broken"
handler403 = "tilth.web.page.not_found"
handler400 = "tilth.web.page.not_understood"
