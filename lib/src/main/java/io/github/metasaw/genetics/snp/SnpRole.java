package io.github.metasaw.genetics.snp;

import java.util.Locale;
import java.util.Set;
import org.apiguardian.api.API;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a table of SNPs holds, and the names it goes by in the programs of the field.
 */
@API(status = API.Status.INTERNAL)
public enum SnpRole {
  ID(
      0,
      "markername",
      "marker",
      "snp",
      "snpid",
      "rsid",
      "rs",
      "rsnumber",
      "id",
      "variant",
      "variantid",
      "markerid",
      "rsids"),
  CHROMOSOME(0, "chr", "chrom", "chromosome"),
  POSITION(0, "pos", "position", "bp", "basepairlocation", "genpos"),
  STUDY(0, "study", "population", "cohort", "ancestry"),
  EFFECT_ALLELE(1, "allele1", "a1", "ea", "effectallele", "codedallele", "riskallele"),
  OTHER_ALLELE(
      1,
      "allele2",
      "a2",
      "nea",
      "oa",
      "otherallele",
      "noneffectallele",
      "noncodedallele",
      "allele0",
      "a0",
      "omitted"),
  /** The effect allele where no other column names it; PLINK 2 names it in A1. */
  ALTERNATE(1, "alt"),
  /** The other allele where no other column names it, unless it is the effect allele. */
  REFERENCE(1, "ref"),
  FREQUENCY(
      2,
      "freq1",
      "freq",
      "eaf",
      "af",
      "raf",
      "effectallelefrequency",
      "a1freq",
      "frequency",
      "afalt"),
  /** SAIGE's frequency of its effect allele, which is Allele2. */
  FREQUENCY_2(2, "afallele2"),
  BETA(3, "beta", "effect", "b", "es", "logor", "estimate", "yi"),
  ODDS_RATIO(3, "or", "oddsratio"),
  SE(3, "se", "stderr", "sei", "standarderror", "sebeta", "logorse"),
  LOWER(3, "lower", "cilower", "or95l", "l95", "lowerci"),
  UPPER(3, "upper", "ciupper", "or95u", "u95", "upperci");

  private final int rank;
  private final Set<String> names;

  SnpRole(int rank, String... names) {
    this.rank = rank;
    this.names = Set.of(names);
  }

  /** How readily a part of a name is taken to mean this; 0 if it is never part of a name. */
  int rank() {
    return rank;
  }

  /**
   * The role of a name, without regard to case and punctuation.
   *
   * @param name of a column
   * @return its role; null if it has none
   */
  public static @Nullable SnpRole of(String name) {
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]", "");
    for (SnpRole role : values()) {
      if (role.names.contains(plain)) {
        return role;
      }
    }
    return null;
  }
}
