package io.github.metasaw.genetics.scan;

import io.github.metasaw.data.OutputFile;
import io.github.metasaw.diagnostic.MetaException;
import java.io.FileInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HexFormat;
import java.util.List;

/**
 * The YAML file beside a file of results in GWAS-SSF, {@code NAME-meta.yaml}: what a scan knows of
 * it, and a comment for each thing that only its author does.
 */
final class SsfMetadata {

  private static final int BUFFER = 1 << 16;

  private SsfMetadata() {}

  private static OutputFile beside(Path results) {
    return OutputFile.of(Path.of(results + "-meta.yaml"));
  }

  /**
   * Refuses to take the place of another file.
   *
   * @throws MetaException if it would be that of an input, or of an earlier one without leave
   */
  static void refuseOther(Path results, List<Path> inputs, boolean mayOverwrite) {
    OutputFile yaml = beside(results);
    for (Path input : inputs) {
      if (yaml.is(input)) {
        throw MetaException.of(
            "metadata would take the place of %s: name another file than '%s'"
                .formatted(input, results));
      }
    }
    if (yaml.exists() && !mayOverwrite) {
      throw MetaException.of(
          "'%s' is there already: name another file, or allow overwrite".formatted(yaml.named()));
    }
  }

  /** Writes it beside a whole file. */
  static void write(Path results, ScanReport report, boolean isSorted) {
    try {
      beside(results).write(text(results, report, isSorted).getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw OutputFile.cannotWrite(results, e);
    }
  }

  private static String text(Path results, ScanReport report, boolean isSorted) throws IOException {
    StringBuilder text = new StringBuilder();
    line(text, "date_metadata_last_modified", LocalDate.now(ZoneOffset.UTC).toString());
    text.append("# genome_assembly, trait_description, genotyping_technology: yours to state\n");
    line(text, "data_file_name", quoted(String.valueOf(results.getFileName())));
    line(text, "data_file_md5sum", md5(results));
    line(text, "file_type", "GWAS-SSF v1.0");
    line(text, "is_harmonised", "false");
    line(text, "is_sorted", Boolean.toString(isSorted));
    line(text, "coordinate_system", "1-based");
    line(text, "effect_statistic", "beta");
    text.append("samples:\n");
    for (StudyReport study : report.studyReports()) {
      text.append("  - cohort: ").append(quoted(study.study())).append('\n');
      if (study.summary() != null && study.summary().sampleSize() > 0) {
        text.append("    sample_size: ")
            .append(Math.round(study.summary().sampleSize()))
            .append('\n');
      }
    }
    line(text, "author_notes", quoted(report.toString().replaceFirst(" in [0-9.,]+ s", "")));
    return text.toString();
  }

  private static void line(StringBuilder text, String key, String value) {
    text.append(key).append(": ").append(value).append('\n');
  }

  /** Text that YAML takes for nothing else. */
  private static String quoted(String text) {
    return "'" + text.replaceAll("\\p{Cntrl}", " ").replace("'", "''") + "'";
  }

  /** The checksum of a file, in hexadecimal. */
  static String md5(Path file) throws IOException {
    try (InputStream in = new FileInputStream(file.toFile())) {
      MessageDigest digest = MessageDigest.getInstance("MD5");
      byte[] buffer = new byte[BUFFER];
      for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
        digest.update(buffer, 0, n);
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }
}
