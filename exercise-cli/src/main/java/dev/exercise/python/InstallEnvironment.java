package dev.exercise.python;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * The environment of pip and uv: of the user's, what says how to reach package indexes, and nothing
 * that would bend what is installed.
 */
final class InstallEnvironment {

  private static final Set<String> KEPT =
      Set.of(
          "PATH",
          "HOME",
          "USER",
          "LOGNAME",
          "TMPDIR",
          "NETRC",
          "REQUESTS_CA_BUNDLE",
          "CURL_CA_BUNDLE",
          "PYENV_ROOT");
  private static final Set<String> LEFT_OUT =
      Set.of(
          "PIP_USER",
          "PIP_TARGET",
          "PIP_PREFIX",
          "PIP_ROOT",
          "PIP_CONSTRAINT",
          "PIP_REQUIREMENT",
          "UV_PYTHON",
          "UV_CONSTRAINT",
          "UV_OVERRIDE",
          "UV_EXCLUDE_NEWER",
          "UV_PROJECT",
          "UV_PROJECT_ENVIRONMENT",
          "UV_WORKING_DIRECTORY");

  // uv reads none of pip's variables.
  private static final Map<String, String> PIP_FOR_UV =
      Map.of("PIP_INDEX_URL", "UV_DEFAULT_INDEX", "PIP_EXTRA_INDEX_URL", "UV_INDEX");

  private InstallEnvironment() {}

  static Map<String, String> of(Map<String, String> user) {
    Map<String, String> environment = new HashMap<>();
    user.forEach(
        (name, value) -> {
          if (isKept(name)) {
            environment.put(name, value);
          }
        });
    PIP_FOR_UV.forEach(
        (pip, uv) -> {
          if (user.containsKey(pip) && !user.containsKey("UV_INDEX_URL")) {
            environment.putIfAbsent(uv, user.get(pip));
          }
        });
    if (user.containsKey("PIP_CERT")) {
      environment.putIfAbsent("SSL_CERT_FILE", user.get("PIP_CERT"));
    }
    environment.put("LANG", "C.UTF-8");
    return environment;
  }

  private static boolean isKept(String name) {
    if (LEFT_OUT.contains(name)) {
      return false;
    }
    return KEPT.contains(name)
        || name.startsWith("PIP_")
        || name.startsWith("UV_")
        || name.startsWith("SSL_")
        || name.startsWith("XDG_")
        || name.toLowerCase(Locale.ROOT).endsWith("_proxy");
  }
}
