package io.github.metasaw.genetics.cohort;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.zip.GZIPOutputStream;

/**
 * A made-up consortium: five cohorts, each with the header of another program, its own order of
 * alleles, strand and sorting. Estimates are kept for one effect allele, to compare with.
 */
public final class Consortium {

  public static final int K = 5;

  /** Effect and other allele of each kind of variant; none is a palindrome. */
  private static final String[][] PAIRS = {{"A", "G"}, {"C", "T"}, {"G", "T"}, {"AT", "A"}};

  public final int variants;
  public final String[] chromosome;
  public final long[] position;
  public final String[] effect;
  public final String[] other;
  public final double[][] beta;
  public final double[][] se;
  public final double[][] frequency;
  private final Random random;

  public Consortium(int variants, long seed) {
    this.variants = variants;
    random = new Random(seed);
    chromosome = new String[variants];
    position = new long[variants];
    effect = new String[variants];
    other = new String[variants];
    beta = new double[K][variants];
    se = new double[K][variants];
    frequency = new double[K][variants];
    for (int v = 0; v < variants; v++) {
      int chr = 1 + v * 23 / variants;
      chromosome[v] = chr == 23 ? "X" : Integer.toString(chr);
      position[v] = 1000L * (v + 1);
      String[] pair = PAIRS[v % PAIRS.length];
      effect[v] = pair[0];
      other[v] = pair[1];
      double mean = 0.1 + 0.8 * random.nextDouble();
      for (int i = 0; i < K; i++) {
        frequency[i][v] =
            rounded(Math.min(0.95, Math.max(0.05, mean + 0.03 * random.nextGaussian())));
        se[i][v] = rounded(0.02 + 0.05 * random.nextDouble());
        beta[i][v] = rounded(se[i][v] * random.nextGaussian() + (v % 50 == 0 ? 0.3 : 0));
      }
    }
  }

  private static double rounded(double x) {
    return Math.rint(1e5 * x) / 1e5;
  }

  /** Writes all files and names the cohorts by their programs. */
  public List<Cohort> write(Path folder) throws IOException {
    return List.of(
        Cohort.of(metal(folder)),
        Cohort.of(regenie(folder)),
        Cohort.of(saige(folder)),
        Cohort.of(catalog(folder)),
        Cohort.of(plink(folder)));
  }

  /** METAL's names, chromosomes with a prefix, lines in no order. */
  Path metal(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      lines.add(
          row(
              "\t",
              "rs" + v,
              "chr" + chromosome[v],
              position[v],
              effect[v].toLowerCase(Locale.ROOT),
              other[v].toLowerCase(Locale.ROOT),
              frequency[0][v],
              beta[0][v],
              se[0][v],
              1000));
    }
    Collections.shuffle(lines, random);
    return write(
        folder.resolve("metal.tsv"),
        "MarkerName\tchr\tpos\tAllele1\tAllele2\tFreq1\tEffect\tStdErr\tTotalSampleSize",
        lines);
  }

  /** Lines of other tests between those of the additive model; ALLELE1 is the effect allele. */
  Path regenie(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      String chr = chromosome[v].equals("X") ? "23" : chromosome[v];
      for (String test : List.of("ADD", "DOM")) {
        lines.add(
            row(
                " ",
                chr,
                position[v],
                "rs" + v,
                effect[v],
                other[v],
                1 - frequency[1][v],
                1,
                2000,
                test,
                -beta[1][v],
                se[1][v],
                1,
                1,
                "NA"));
      }
    }
    return write(
        folder.resolve("regenie.txt"),
        "CHROM GENPOS ID ALLELE0 ALLELE1 A1FREQ INFO N TEST BETA SE CHISQ LOG10P EXTRA",
        lines);
  }

  /** Allele2 is the effect allele; cases and controls instead of their sum. */
  Path saige(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      lines.add(
          row(
              "\t",
              chromosome[v],
              position[v],
              ".",
              other[v],
              effect[v],
              10,
              frequency[2][v],
              beta[2][v],
              se[2][v],
              0.5,
              0.5,
              600,
              900));
    }
    return write(
        folder.resolve("saige.gz"),
        "CHR\tPOS\tMarkerID\tAllele1\tAllele2\tAC_Allele2\tAF_Allele2\tBETA\tSE\tTstat\tp.value"
            + "\tN_case\tN_ctrl",
        lines);
  }

  /** Odds ratios, alleles of the other strand, no name but position and alleles. */
  Path catalog(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      lines.add(
          row(
              "\t",
              chromosome[v],
              position[v],
              reversed(effect[v]),
              reversed(other[v]),
              Math.exp(beta[3][v]),
              se[3][v],
              frequency[3][v],
              0.5));
    }
    return write(
        folder.resolve("catalog.h.tsv.gz"),
        "chromosome\tbase_pair_location\teffect_allele\tother_allele\todds_ratio\tstandard_error"
            + "\teffect_allele_frequency\tp_value",
        lines);
  }

  /** No standard error, but z; A1 is REF. */
  Path plink(Path folder) throws IOException {
    List<String> lines = new ArrayList<>();
    for (int v = 0; v < variants; v++) {
      lines.add(
          row(
              "\t",
              chromosome[v],
              position[v],
              "rs" + v,
              effect[v],
              other[v],
              effect[v],
              frequency[4][v],
              "ADD",
              3000,
              beta[4][v],
              beta[4][v] / se[4][v],
              0.5,
              "."));
    }
    return write(
        folder.resolve("plink.glm"),
        "#CHROM\tPOS\tID\tREF\tALT\tA1\tA1_FREQ\tTEST\tOBS_CT\tBETA\tT_STAT\tP\tERRCODE",
        lines);
  }

  private static String row(String separator, Object... cells) {
    return String.join(separator, List.of(cells).stream().map(String::valueOf).toList());
  }

  private static String reversed(String allele) {
    StringBuilder text = new StringBuilder();
    for (char c : allele.toCharArray()) {
      text.insert(0, "TGCA".charAt("ACGT".indexOf(c)));
    }
    return text.toString();
  }

  /** Writes lines below a header, gz by the name. */
  static Path write(Path file, String header, List<String> lines) throws IOException {
    byte[] text =
        (header + "\n" + String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    try (OutputStream plain = Files.newOutputStream(file);
        OutputStream out = file.toString().endsWith(".gz") ? new GZIPOutputStream(plain) : plain) {
      out.write(text);
    }
    return file;
  }
}
