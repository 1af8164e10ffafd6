package io.github.metasaw.launcher;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LauncherTest {

  @Test
  void kernelSpecStartsOurKernelFromOneJar() throws Exception {
    String json =
        KernelSpec.json(Path.of("a folder", "bin", "java"), Optional.of("C:\\py\\plotly.min.js"));
    JsonNode spec = new ObjectMapper().readTree(json);
    List<String> argv = new ObjectMapper().convertValue(spec.get("argv"), new ListOfStrings());
    assertEquals(
        List.of(
            "-cp",
            "{resource_dir}/metasaw.jar",
            "io.github.metasaw.kernel.jshell.KernelProgram",
            "{connection_file}"),
        argv.subList(argv.size() - 4, argv.size()));
    assertEquals("message", spec.get("interrupt_mode").asText());
    assertEquals("C:\\py\\plotly.min.js", spec.get("env").get("METASAW_PLOTLY_JS").asText());
  }

  @Test
  void theStampOfTheArchiveNamesItsJava(@TempDir Path spec) throws Exception {
    Jdk java = Jdk.running();
    assertFalse(Archive.fits(spec, java));
    Files.writeString(spec.resolve("metasaw.jsa.java"), java.program() + " " + java.version());
    assertTrue(Archive.fits(spec, java));
    assertFalse(Archive.fits(spec, new Jdk(java.program(), "17.0.1")));
  }

  @Test
  void anArchiveThatCannotBeMadeLeavesNoStamp(@TempDir Path spec) throws Exception {
    // Without metasaw.jar in the folder the training cannot begin.
    Archive.make(spec, Jdk.running());
    assertFalse(Archive.fits(spec, Jdk.running()));
    assertFalse(Files.exists(spec.resolve("metasaw.jsa")));
  }

  private static final class ListOfStrings
      extends com.fasterxml.jackson.core.type.TypeReference<List<String>> {}

  @Test
  void onlyAJarWithItsLibrariesBecomesAKernel(@TempDir Path folder) throws Exception {
    Path jar = folder.resolve("metasaw-kernel-ext.jar");
    for (String only : List.of("io/github/metasaw/Own.class", "tech/tablesaw/api/Table.class")) {
      try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(jar))) {
        zip.putNextEntry(new ZipEntry(only));
      }
      if (only.startsWith("tech")) {
        assertEquals(jar, Installer.whole(jar));
      } else {
        Failure refused = assertThrows(Failure.class, () -> Installer.whole(jar));
        assertTrue(refused.getMessage().contains("classifier 'all'"), refused.getMessage());
      }
    }
    assertThrows(Failure.class, () -> Installer.whole(folder));
  }

  @Test
  void wordsAreSorted() {
    CommandLine line =
        CommandLine.of(
            List.of(
                "a b.ipynb",
                "--venv",
                "my venv",
                "--timeout=5",
                "--in-place",
                "--no-browser",
                "--port",
                "9"));
    assertEquals(List.of("a b.ipynb"), line.plain());
    assertEquals("my venv", line.options().get("venv"));
    assertEquals("5", line.options().get("timeout"));
    assertTrue(line.has("in-place"));
    assertEquals(List.of("--no-browser", "--port=9"), line.others());
    assertThrows(Failure.class, line::noOthers);
    assertThrows(Failure.class, () -> CommandLine.of(List.of("--venv")));
  }

  @Test
  void oneTargetIsEnough() {
    CommandLine line = CommandLine.of(List.of("--user", "--prefix", "/x"));
    Failure failure = assertThrows(Failure.class, () -> Installer.install(line));
    assertEquals("--prefix and --user do not go together; take one", failure.getMessage());
    assertEquals(2, failure.code());
  }

  @Test
  void theJavaOfTheKernelIsAJdkFrom17() throws Exception {
    Path home = Path.of(System.getProperty("java.home"));
    Jdk running = Jdk.of(Optional.empty());
    assertEquals(running.program(), Jdk.of(Optional.of(home.toString())).program());
    assertEquals(running.program(), Jdk.of(Optional.of(running.program().toString())).program());
    assertThrows(Failure.class, () -> Jdk.of(Optional.of("no such folder")));
    assertEquals("17.0.9", Jdk.version("java.base@17.0.9\njdk.jshell@17.0.9\n"));
    assertEquals("", Jdk.version("no modules"));
  }
}
