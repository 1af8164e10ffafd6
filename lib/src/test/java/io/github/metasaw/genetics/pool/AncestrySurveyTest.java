package io.github.metasaw.genetics.pool;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.genetics.Cdkal1;
import io.github.metasaw.genetics.snp.Snp;
import java.util.List;
import org.junit.jupiter.api.Test;

class AncestrySurveyTest {

  private static Snp snp(String chromosome, long position, double... frequencies) {
    double[] none = new double[frequencies.length];
    return new Snp("rs", chromosome, position, "A", "G", none, none, none, frequencies);
  }

  /** One SNP per megabase, both alleles above 5 % everywhere. */
  @Test
  void oneCommonSnpOfEachMegabase() {
    AncestrySurvey survey = new AncestrySurvey(Cdkal1.LABELS);
    int number = 0;
    for (double[] f : Cdkal1.FREQUENCIES) {
      survey.add(snp("1", 1_000_000L * number++, f));
    }
    survey.add(snp("1", 6_500_000L, .9, .1, .9, .1, .9));
    AncestryAxes axes = survey.axes(1);
    // the rarer allele is below 5 % somewhere at four of eight
    assertEquals("root of mean dp^2 over 4 SNPs", axes.source());
    survey.add(snp("2", 6_500_000L, .9, .1, .9, .1, .9));
    assertEquals("root of mean dp^2 over 5 SNPs", survey.axes(1).source());
    survey.add(snp("", -1, .9, .1, .9, .1, .9));
    survey.add(snp("", -1, .9, .1, .9, .1, .9));
    assertEquals("root of mean dp^2 over 7 SNPs", survey.axes(1).source());
  }

  @Test
  void withoutFrequenciesThereAreNoAxes() {
    AncestrySurvey survey = new AncestrySurvey(List.of("A", "B", "C", "D"));
    survey.add(snp("1", 1, .2, .2, .01, Double.NaN));
    MetaException missing = assertThrows(MetaException.class, () -> survey.axes(1));
    assertEquals(
        "'D' has no frequencies of alleles, by which axes of ancestry are found",
        missing.getMessage());
    survey.add(snp("1", 1, .2, .2, .01, .3));
    MetaException rare = assertThrows(MetaException.class, () -> survey.axes(1));
    assertEquals(
        "no SNP has a frequency between 0.05 and 0.95 in every study: there are no axes of ancestry",
        rare.getMessage());
  }
}
