package io.github.metasaw.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Executes notebooks without a browser, with the Python program that the jar carries. */
final class Runner {

  private Runner() {}

  static int run(CommandLine line) throws IOException, InterruptedException {
    line.noOthers();
    if (line.plain().isEmpty()) {
      throw new Failure(2, "run needs the name of a notebook");
    }
    for (String notebook : line.plain()) {
      if (!Files.isRegularFile(Path.of(notebook))) {
        throw new Failure(2, "there is no notebook " + notebook);
      }
    }
    Venv venv = Preparation.of(line);
    Path script = Files.createTempFile("metasaw-run", ".py");
    try {
      Files.writeString(script, program());
      List<String> command = new ArrayList<>();
      command.add(venv.python().toString());
      command.addAll(List.of(Venv.ISOLATED, script.toString()));
      command.add("--out=" + line.option("out").orElse("."));
      command.add("--timeout=" + line.option("timeout").orElse("600"));
      if (line.has("in-place")) {
        command.add("--in-place");
      }
      command.add("--");
      command.addAll(line.plain());
      return Shell.run(Shell.withHome(new ProcessBuilder(command), venv));
    } finally {
      Files.deleteIfExists(script);
    }
  }

  private static String program() throws IOException {
    try (InputStream in = Runner.class.getResourceAsStream("run.py")) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks run.py");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
