package io.github.metasaw.genetics.snp;

import io.github.metasaw.diagnostic.Named;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a column of a table of SNPs holds, and the names it goes by in the programs of the field.
 */
public enum SnpRole implements Named {
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
  EFFECT_ALLELE(
      1,
      "allele1",
      "a1",
      "ea",
      "effectallele",
      "codedallele",
      "riskallele",
      "testedallele",
      "alleleb"),
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
      "allelea",
      "omitted"),
  /** GWAMA's effect allele beside {@code other_allele}; else the other allele. */
  GWAMA_REFERENCE(0, "referenceallele"),
  /** The effect allele where no other column names it; PLINK 2 names it in A1. */
  ALTERNATE(1, "alt", "alternateallele"),
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
      "afalt",
      "af1",
      "freq1effectallele",
      "freqa1",
      "frq",
      "eafreq"),
  /** SAIGE's frequency of its effect allele, which is Allele2. */
  FREQUENCY_2(2, "afallele2"),
  BETA(3, "beta", "effect", "b", "es", "logor", "estimate", "yi", "frequentistaddbeta1"),
  ODDS_RATIO(3, "or", "oddsratio", "hr", "hazardratio"),
  SE(
      3,
      "se",
      "stderr",
      "sei",
      "standarderror",
      "sebeta",
      "logorse",
      "loghrse",
      "frequentistaddse1"),
  LOWER(3, "lower", "cilower", "or95l", "l95", "lowerci"),
  UPPER(3, "upper", "ciupper", "or95u", "u95", "upperci"),
  /** The estimate over its standard error; t of a linear regression serves as well. */
  Z(0, "z", "zscore", "zstat", "zstatistic", "stat", "tstat", "tstatistic", "zortstat", "tvalue"),
  P(
      0,
      "p",
      "pval",
      "pvalue",
      "pwald",
      "pboltlmm",
      "pboltlmminf",
      "frequentistaddpvalue",
      "pvalueassociation"),
  /** -log10 of the p value, which does not underflow. */
  MINUS_LOG10_P(
      0,
      "log10p",
      "neglog10p",
      "neglog10pval",
      "neglog10pvalue",
      "mlog10p",
      "mlogp",
      "minuslog10p"),
  SAMPLE_SIZE(
      2,
      "n",
      "neff",
      "ntotal",
      "totaln",
      "totalsamplesize",
      "samplesize",
      "obsct",
      "nmiss",
      "nsamples",
      "nsample",
      "ncompletesamples",
      "alltotal",
      "nobs",
      "weight"),
  CASES(0, "ncase", "ncases", "ncas", "numcases"),
  CONTROLS(0, "ncontrol", "ncontrols", "nctrl", "ncon", "numcontrols"),
  /** Quality of imputation. */
  INFO(0, "info", "rsq", "r2", "impinfo", "infoscore", "imputationinfo"),
  /** What a line of PLINK or REGENIE tests; the additive model is {@code ADD}. */
  TEST(0, "test"),
  /** What tells whether a line of GWAS-VCF is to be used: {@code PASS}, or nothing. */
  FILTER(0),
  /** Hail's {@code 1:752566}. */
  LOCUS(0, "locus"),
  /** Hail's {@code ["A","G"]}: other allele and effect allele. */
  ALLELES(0, "alleles");

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
   * The name by which a column can be assigned to the role.
   *
   * @return the constant's name in lower case, such as {@code effect_allele}
   */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /**
   * A role by its name.
   *
   * @param name such as {@code effect_allele}, in upper or lower case
   * @return the role
   * @throws io.github.metasaw.diagnostic.MetaException if there is no such role
   */
  public static SnpRole parse(String name) {
    return Named.parse("role of a column", name, values());
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
