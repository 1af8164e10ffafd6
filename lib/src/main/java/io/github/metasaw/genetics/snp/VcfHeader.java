package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.MetaException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The header of a GWAS-VCF file.
 *
 * @param file what messages call it
 * @param samples its studies, by the names of their columns; at least one
 * @param sizes numbers of persons of studies whose header tells them
 */
record VcfHeader(String file, List<String> samples, Map<String, String> sizes) {

  /** Columns before those of the studies. */
  private static final int FIXED = 9;

  /** What a header says of a study: SAMPLE in version 1.0 of the format, trait in 1.2. */
  private static final Pattern STUDY = Pattern.compile("##(?:SAMPLE|trait)=<(.*)>");

  private static final Pattern PART = Pattern.compile("(\\w+)=(\"[^\"]*\"|[^,]*)");

  VcfHeader {
    samples = List.copyOf(samples);
    sizes = Map.copyOf(sizes);
  }

  /**
   * Reads it.
   *
   * @param in at the first line of a file; at the first record afterwards
   * @throws MetaException if it ends without a line of columns, or has no study
   */
  static VcfHeader read(FileLines in) {
    Map<String, String> sizes = new HashMap<>();
    String line = in.next();
    while (line != null && line.startsWith("##")) {
      Matcher study = STUDY.matcher(line);
      if (study.matches()) {
        size(parts(study.group(1)), sizes);
      }
      line = in.next();
    }
    if (line == null || !line.startsWith("#CHROM")) {
      throw MetaException.of(
          "%s, line %d: a VCF file needs a line that begins with #CHROM after its header"
              .formatted(in.name(), in.line()));
    }
    String[] columns = SnpFields.split(line, '\t');
    if (columns.length <= FIXED) {
      throw MetaException.of(
          "%s, line %d: has no results of a study; GWAS-VCF has a column for each study after FORMAT"
              .formatted(in.name(), in.line()));
    }
    return new VcfHeader(in.name(), List.of(columns).subList(FIXED, columns.length), sizes);
  }

  private static Map<String, String> parts(String text) {
    Map<String, String> parts = new HashMap<>();
    Matcher part = PART.matcher(text);
    while (part.find()) {
      parts.put(part.group(1), part.group(2).replace("\"", ""));
    }
    return parts;
  }

  /** Of all persons, else of cases and controls together. */
  private static void size(Map<String, String> parts, Map<String, String> sizes) {
    double total = number(parts, "TotalSamples");
    double both = number(parts, "TotalCases") + number(parts, "TotalControls");
    double controls = number(parts, "TotalControls");
    double n = total > 0 ? total : both > 0 ? both : controls;
    if (n > 0 && parts.containsKey("ID")) {
      sizes.put(parts.get("ID"), Long.toString((long) n));
    }
  }

  private static double number(Map<String, String> parts, String name) {
    return SnpFields.number(parts.getOrDefault(name, ""));
  }

  /**
   * Which of the studies one is.
   *
   * @param sample its name; empty for the only one
   * @throws MetaException if there is no such study, or it is not said which of several
   */
  int place(String sample) {
    if (sample.isEmpty() && samples.size() > 1) {
      throw MetaException.of(
          "%s has several studies: %s; scan it alone, or name one of them in the column sample of a table of cohorts"
              .formatted(file, String.join(", ", samples)));
    }
    int at = sample.isEmpty() ? 0 : samples.indexOf(sample);
    if (at < 0) {
      throw MetaException.unknown("study", sample, "in " + file, samples);
    }
    return at;
  }

  /** The number of persons of a study; a point where the header does not tell it. */
  String size(int study) {
    return sizes.getOrDefault(samples.get(study), ".");
  }
}
