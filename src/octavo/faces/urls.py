"""Every address of the desk, and which face answers it.

The faces are named by strings: they do not know each other, and no import here joins them.
"""

from django.contrib import admin
from django.contrib.auth.views import LoginView, LogoutView
from django.urls import include, path

urlpatterns = [
    path("", include("octavo.faces.web.urls")),
    path("api/v1/", include("octavo.faces.api.urls")),
    path("sign-in", LoginView.as_view(template_name="web/sign_in.html"), name="sign-in"),
    path("sign-out", LogoutView.as_view(next_page="front"), name="sign-out"),
    path("admin/", admin.site.urls),
]

handler400 = "octavo.faces.web.errors.bad_request"
handler403 = "octavo.faces.web.errors.refused"
handler404 = "octavo.faces.web.errors.not_found"
handler500 = "octavo.faces.web.errors.broken"
