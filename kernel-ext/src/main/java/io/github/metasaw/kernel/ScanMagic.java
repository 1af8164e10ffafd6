package io.github.metasaw.kernel;

import io.github.metasaw.Meta;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.BadLines;
import io.github.metasaw.genetics.Palindromes;
import io.github.metasaw.genetics.ScanReport;
import io.github.metasaw.genetics.SnpScan;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CancellationException;
import tech.tablesaw.api.Table;

/** {@code %scan}: from a file or a table of many SNPs to a file or a table of results. */
final class ScanMagic {

  static final List<Option> OPTIONS =
      Option.join(
          MantraInput.OPTIONS,
          Option.of("out", "FILE", "write results here, tsv or tsv.gz; else they stay in memory"),
          Option.of("studies", "A,B", "these studies only, in this order"),
          Option.of("palindromes", "RULE", "A/T and C/G SNPs: frequency (default), keep, drop"),
          Option.of("bad-lines", "RULE", "skip (default) and count them, or fail at the first"),
          Option.of("threads", "NUMBER", "as many as there are processors"),
          Option.flag("resume", "go on with --out where an interrupted scan stopped"),
          Option.flag("overwrite", "let --out take the place of earlier results"));

  private final MagicHost host;
  private final MagicInput input;
  private final StringBuilder java = new StringBuilder();

  private ScanMagic(MagicHost host, MagicInput input) {
    this.host = host;
    this.input = input;
  }

  static Outcome run(MagicHost host, MagicInput input) {
    input.atMost(1);
    return new ScanMagic(host, input).outcome();
  }

  private Outcome outcome() {
    SnpScan scan = options(source());
    if (input.has("resume") && !input.has("out")) {
      throw MetaException.of("--resume goes on with a file: name it with --out");
    }
    if (input.has("overwrite") && !input.has("out")) {
      throw MetaException.of("--overwrite replaces a file: name it with --out");
    }
    try (ProgressBar bar = new ProgressBar(host, "scan", "SNPs")) {
      SnpScan heard = scan.withListener(bar::scanned);
      ScanReport report = input.has("out") ? toFile(heard, input.value("out")) : heard.toMemory();
      java.append(
          input.has("out") ? ".toFile(" + pathJava(input.value("out")) + ")" : ".toMemory()");
      List<Object> shown =
          input.has("out") ? List.of(report) : List.of(report, report.results().table());
      return new Outcome(report, shown, java.toString());
    }
  }

  private SnpScan source() {
    String name = input.word("a file of SNPs, or the name of a table");
    if (host.has(name) && host.value(name) instanceof Table table) {
      java.append("SnpScan.of(").append(name).append(')');
      return SnpScan.of(table);
    }
    if (!isFile(name)) {
      throw MetaException.unknown("table", name, "and no such file", host.names(Table.class));
    }
    java.append("Meta.scan(").append(pathJava(name)).append(')');
    return Meta.scan(Path.of(name));
  }

  private SnpScan options(SnpScan plain) {
    SnpScan scan = plain;
    if (MantraInput.OPTIONS.stream().anyMatch(option -> input.has(option.name()))) {
      MantraInput mantra = MantraInput.required(host, input);
      scan = scan.withMantra(mantra.mantra());
      call("Mantra", mantra.java());
    }
    if (input.has("studies")) {
      scan = scan.withStudies(input.list("studies"));
      call("Studies", MagicCall.list(input.list("studies")));
    }
    if (input.has("palindromes")) {
      Palindromes rule = Palindromes.parse(input.value("palindromes"));
      scan = scan.withPalindromes(rule);
      call("Palindromes", "Palindromes." + rule.name());
    }
    if (input.has("bad-lines")) {
      BadLines rule = BadLines.parse(input.value("bad-lines"));
      scan = scan.withBadLines(rule);
      call("BadLines", "BadLines." + rule.name());
    }
    if (input.has("threads")) {
      int threads = Math.toIntExact(input.whole("threads", Integer.MAX_VALUE).orElseThrow());
      scan = scan.withThreads(threads);
      call("Threads", Integer.toString(threads));
    }
    if (input.has("resume")) {
      scan = scan.withResume(true);
      call("Resume", "true");
    }
    if (input.has("overwrite")) {
      scan = scan.withOverwrite(true);
      call("Overwrite", "true");
    }
    return scan;
  }

  private void call(String name, String argument) {
    java.append(".with").append(name).append('(').append(argument).append(')');
  }

  /**
   * Says how to go on, for kernels put an error of their own in the place of an interrupted one.
   */
  private ScanReport toFile(SnpScan scan, String file) {
    try {
      return scan.toFile(path(file));
    } catch (CancellationException interrupted) {
      String words =
          "interrupted: %s.part holds whole results up to where the scan stopped; the same line with --resume goes on"
              .formatted(file);
      boolean isInterrupted = Thread.interrupted();
      host.print(words + "\n");
      if (isInterrupted) {
        Thread.currentThread().interrupt();
      }
      throw MetaException.of(words);
    }
  }

  private static Path path(String file) {
    try {
      return Path.of(file);
    } catch (InvalidPathException e) {
      throw MetaException.of("'" + file + "' is not the name of a file");
    }
  }

  static boolean isFile(String name) {
    return Files.isRegularFile(path(name));
  }

  /** The path of a file as Java. */
  static String pathJava(String file) {
    return "Path.of(" + MagicCall.quote(file) + ")";
  }
}
