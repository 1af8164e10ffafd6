package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HomeTest {

  private static Home linux(Map<String, String> environment, String property) {
    return new Home(environment, "Linux", property);
  }

  @Test
  void kernelsAreWhereJupyterLooks() {
    assertEquals(Path.of("/h/.local/share/jupyter"), linux(Map.of(), "/h").jupyterFolder());
    assertEquals(
        Path.of("/data/jupyter"), linux(Map.of("XDG_DATA_HOME", "/data"), "/h").jupyterFolder());
    assertEquals(
        Path.of("/h/Library/Jupyter"), new Home(Map.of(), "Mac OS X", "/h").jupyterFolder());
    assertEquals(
        Path.of("/roaming/jupyter"),
        new Home(Map.of("APPDATA", "/roaming"), "Windows 11", "/h").jupyterFolder());
    assertEquals(
        Path.of("/own"),
        linux(Map.of("JUPYTER_DATA_DIR", "/own", "XDG_DATA_HOME", "/data"), "/h").jupyterFolder());
  }

  @Test
  void homeIsWherePythonFindsIt() {
    // Python follows HOME, Java the list of users.
    assertEquals(
        Optional.of(Path.of("/home/ann")), linux(Map.of("HOME", "/home/ann"), "/root").folder());
    assertEquals(Optional.of(Path.of("/root")), linux(Map.of(), "/root").folder());
    assertEquals(
        Optional.of(Path.of("/users/ann")),
        new Home(Map.of("HOME", "/msys"), "Windows 11", "/users/ann").folder());
  }

  @Test
  void theEnvironmentIsInTheDataFolder() {
    assertEquals(
        Path.of("/h/.local/share/metasaw/venv"), linux(Map.of(), "/h").environmentFolder());
    assertEquals(
        Path.of("/data/metasaw/venv"),
        linux(Map.of("XDG_DATA_HOME", "/data"), "/h").environmentFolder());
    assertEquals(
        Path.of("/local/metasaw/venv"),
        linux(Map.of("LOCALAPPDATA", "/local"), "/h").environmentFolder());
  }

  @Test
  void aUserWithoutHomeIsToldWhatToName() {
    Home nobody = linux(Map.of(), "?");
    assertEquals(Optional.empty(), nobody.folder());
    assertFalse(nobody.isWritable());
    assertEquals(
        "this user has no home folder; name a folder with --venv DIR",
        assertThrows(Failure.class, nobody::environmentFolder).getMessage());
    assertEquals(
        "this user has no home folder; name a folder with --prefix DIR",
        assertThrows(Failure.class, nobody::jupyterFolder).getMessage());
    assertEquals(
        Path.of("/data/metasaw/venv"),
        linux(Map.of("XDG_DATA_HOME", "/data"), "?").environmentFolder());
  }

  @Test
  void onlyAFolderThatIsThereCanBeWritten(@TempDir Path home) {
    assertTrue(linux(Map.of("HOME", home.toString()), "?").isWritable());
    assertFalse(linux(Map.of("HOME", home.resolve("none").toString()), "?").isWritable());
  }
}
