package io.github.metasaw.genetics.scan;

import io.github.metasaw.diagnostic.Named;
import io.github.metasaw.distribution.LogProbability;
import io.github.metasaw.genetics.scan.ScanColumn.Kind;
import io.github.metasaw.genetics.snp.Chromosome;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** The names of the columns in a file of results, and how missing values are written. */
public enum ScanFormat implements Named {
  /** The names of tables in memory. */
  METASAW("metasaw", "names of Metasaw", "NA"),
  /** METAL's names, alleles in lower case, I2 in per cent. */
  METAL("metal", "names of METAL", "NA"),
  /**
   * GWAS-SSF 1.0, the summary statistics format of the GWAS Catalog (Hayhurst et al. 2022), with p
   * values as -log10, chromosomes as numbers, and metadata in a YAML file beside.
   */
  SSF("ssf", "GWAS-SSF", "#NA");

  /** Columns that METAL and GWAS-SSF have under other names, or not at all. */
  private static final Set<ScanColumn> RENAMED = EnumSet.range(ScanColumn.SNP, ScanColumn.P);

  private final String id;
  private final String label;
  private final String missing;

  ScanFormat(String id, String label, String missing) {
    this.id = id;
    this.label = label;
    this.missing = missing;
  }

  /**
   * The format of a name.
   *
   * @param name {@code metasaw}, {@code metal} or {@code ssf}
   * @return the format
   * @throws io.github.metasaw.diagnostic.MetaException for an unknown name
   */
  public static ScanFormat parse(String name) {
    return Named.parse("format", name, values());
  }

  @Override
  public String id() {
    return id;
  }

  @Override
  public String label() {
    return label;
  }

  /** Whether a file with these columns was written by a scan, in METAL's or GWAS-SSF's names. */
  static boolean isOther(List<String> titles) {
    return titles.containsAll(List.of("MarkerName", "Allele1", "HetISq"))
        || titles.containsAll(List.of("base_pair_location", "neg_log_10_p_value", "direction"));
  }

  /** How a missing value is written. */
  String missing() {
    return missing;
  }

  /** Some columns under the names of this format, in its order. */
  List<OutputColumn> columns(List<ScanColumn> columns) {
    List<OutputColumn> named =
        switch (this) {
          case METASAW -> new ArrayList<>();
          case METAL -> metal(columns);
          case SSF -> ssf(columns);
        };
    Set<ScanColumn> done =
        switch (this) {
          case METASAW -> Set.of();
          case METAL ->
              union(
                  ScanColumn.Q,
                  ScanColumn.P_Q,
                  ScanColumn.I2,
                  ScanColumn.N,
                  ScanColumn.EAF,
                  ScanColumn.EAF_MIN,
                  ScanColumn.EAF_MAX);
          case SSF -> union(ScanColumn.EAF, ScanColumn.N);
        };
    for (ScanColumn column : columns) {
      if (!done.contains(column)) {
        named.add(OutputColumn.of(column.title(), column));
      }
    }
    return named;
  }

  private static Set<ScanColumn> union(ScanColumn... others) {
    Set<ScanColumn> all = EnumSet.copyOf(RENAMED);
    all.addAll(List.of(others));
    return all;
  }

  private static List<OutputColumn> metal(List<ScanColumn> columns) {
    List<OutputColumn> metal = new ArrayList<>();
    metal.add(OutputColumn.of("MarkerName", ScanColumn.SNP));
    metal.add(OutputColumn.of("Chromosome", ScanColumn.CHR));
    metal.add(OutputColumn.of("Position", ScanColumn.POS));
    metal.add(OutputColumn.text("Allele1", r -> lower(r.snp().effectAllele())));
    metal.add(OutputColumn.text("Allele2", r -> lower(r.snp().otherAllele())));
    addIf(metal, columns, "Freq1", ScanColumn.EAF);
    addIf(metal, columns, "MinFreq", ScanColumn.EAF_MIN);
    addIf(metal, columns, "MaxFreq", ScanColumn.EAF_MAX);
    metal.add(OutputColumn.of("Effect", ScanColumn.BETA));
    metal.add(OutputColumn.of("StdErr", ScanColumn.SE));
    metal.add(OutputColumn.of("P-value", ScanColumn.P));
    metal.add(OutputColumn.of("Direction", ScanColumn.DIRECTION));
    metal.add(OutputColumn.number("HetISq", Kind.NUMBER, r -> 100 * r.tests().I2()));
    metal.add(OutputColumn.of("HetChiSq", ScanColumn.Q));
    metal.add(OutputColumn.number("HetDf", Kind.COUNT, r -> Math.max(0, r.k() - 1)));
    metal.add(OutputColumn.of("HetPVal", ScanColumn.P_Q));
    addIf(metal, columns, "TotalSampleSize", ScanColumn.N);
    return metal;
  }

  private static String lower(String allele) {
    return allele.toLowerCase(Locale.ROOT);
  }

  private static void addIf(
      List<OutputColumn> to, List<ScanColumn> columns, String title, ScanColumn column) {
    if (columns.contains(column)) {
      to.add(OutputColumn.of(title, column));
    }
  }

  private static List<OutputColumn> ssf(List<ScanColumn> columns) {
    List<OutputColumn> ssf = new ArrayList<>();
    ssf.add(OutputColumn.text("chromosome", r -> number(r.snp().chromosome())));
    ssf.add(OutputColumn.of("base_pair_location", ScanColumn.POS));
    ssf.add(OutputColumn.of("effect_allele", ScanColumn.EA));
    ssf.add(OutputColumn.of("other_allele", ScanColumn.OA));
    ssf.add(OutputColumn.of("beta", ScanColumn.BETA));
    ssf.add(OutputColumn.of("standard_error", ScanColumn.SE));
    ssf.add(
        OutputColumn.number("effect_allele_frequency", Kind.NUMBER, r -> r.samples().frequency()));
    ssf.add(
        OutputColumn.number(
            "neg_log_10_p_value", Kind.NUMBER, r -> LogProbability.minusLog10(r.tests().logP())));
    ssf.add(OutputColumn.text("rsid", r -> r.snp().id().startsWith("rs") ? r.snp().id() : ""));
    addIf(ssf, columns, "n", ScanColumn.N);
    ssf.add(OutputColumn.of("k", ScanColumn.K));
    ssf.add(OutputColumn.of("direction", ScanColumn.DIRECTION));
    return ssf;
  }

  /** X, Y and MT as 23, 24 and 25. */
  private static String number(String chromosome) {
    return switch (Chromosome.plain(chromosome)) {
      case "X" -> "23";
      case "Y" -> "24";
      case "MT", "M" -> "25";
      default -> Chromosome.plain(chromosome);
    };
  }
}
