package io.github.metasaw.launcher;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** Executes and converts notebooks without a browser, with the Python programs of the jar. */
final class Runner {

  /** What a notebook is converted to. */
  static final List<String> FORMATS = List.of("html", "docx");

  /** The program that runs, and the modules that it imports. */
  static final List<String> PROGRAMS =
      List.of(
          "run.py", "cells.py", "columns.py", "formulas.py", "page.py", "pictures.py", "word.py");

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
    String formats = formats(line);
    line.atMostOne(List.of("out", "in-place"));
    line.atMostOne(List.of("no-execute", "in-place"));
    line.atMostOne(List.of("no-execute", "timeout"));
    Venv venv = Preparation.of(line);
    Path folder = Files.createTempDirectory("metasaw-run");
    try {
      for (String program : PROGRAMS) {
        Files.writeString(folder.resolve(program), text(program));
      }
      List<String> command = new ArrayList<>();
      command.add(venv.python().toString());
      command.addAll(List.of(Venv.ISOLATED, "-B", folder.resolve(PROGRAMS.get(0)).toString()));
      command.add("--out=" + line.option("out").orElse("."));
      command.add("--timeout=" + line.option("timeout").orElse("600"));
      command.add("--to=" + formats);
      for (String flag : List.of("in-place", "no-execute")) {
        if (line.has(flag)) {
          command.add("--" + flag);
        }
      }
      command.add("--");
      command.addAll(line.plain());
      return Shell.run(Shell.withHome(new ProcessBuilder(command), venv));
    } finally {
      for (String program : PROGRAMS) {
        Files.deleteIfExists(folder.resolve(program));
      }
      Files.deleteIfExists(folder);
    }
  }

  private static String formats(CommandLine line) {
    String formats = line.option("to").orElse(FORMATS.get(0));
    for (String format : formats.split(",", -1)) {
      if (!FORMATS.contains(format)) {
        throw new Failure(
            2, "run writes no '%s'; --to takes %s".formatted(format, String.join(", ", FORMATS)));
      }
    }
    return formats;
  }

  /** The text of a program of the jar. */
  static String text(String program) throws IOException {
    try (InputStream in = Runner.class.getResourceAsStream(program)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + program);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
