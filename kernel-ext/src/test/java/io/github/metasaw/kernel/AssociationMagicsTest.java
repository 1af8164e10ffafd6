package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.genetics.Distances;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.Table;

/** Every magic of association studies shows something, or says in one line what is wrong. */
class AssociationMagicsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%forest m --exp --xlab OR",
        "%dendrogram m",
        "%dendrogram distances",
        "%dendrogram table",
        "%membership m",
        "%manhattan scan",
        "%manhattan scan log10BF",
        "%manhattan scan p_random --below p",
        "%qq scan p_Q",
        "%regional scan rs7",
        "%regional scan 1:8000 p_random --window 3000",
        "%regional scan chr1:1-20000 log10BF",
        "%pmplot snp --yi yi --sei sei --label population",
        "%scan snps",
        "%credible scan chr1:1-20000 --level 0.9",
        "%check scan",
        "%check m",
        "%mantra snp --freq freqs",
        "%mantra snp --distance table --yi yi --sei sei --label population"
      })
  void showsSomething(String line) {
    assertNotNull(Cell.call(Association.host(), line));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%mantra => %mantra needs the name of a table; %mantra --help shows an example",
        "%mantra snp => %mantra needs distances of the studies: --distance D, or --freq with allele frequencies",
        "%mantra snp --distance table --freq freqs => --distance and --freq both say how far studies are apart; leave one out",
        "%mantra snp --distance table --metric fst => --metric belongs to --freq; distances are taken as they are",
        "%mantra snp --distance answer => --distance answer: a double[][], a Table or Distances is needed, and 'answer' is of type Integer",
        "%mantra snp --freq freqs --metric fts => no metric 'fts'; did you mean 'fst'? Metrics: mean_difference, fst, root_mean_square",
        "%mantra snp --freq freqs --rate 0 => the rate of tau2 must be positive and finite, not 0",
        "%mantra snp --freq freqs --ties frist => no tie rule 'frist'; did you mean 'first'? Tie rules: first, split",
        "%mantra snp --freq freqs --max-clusters two => --max-clusters takes a whole number, not 'two'",
        "%mantra snp --freq freqs --nodes 5 => nodes must be 8 to 64 or a multiple of 64 up to 4096, not 5; 64 is plenty",
        "%mantra snp --freq freqs --mu normal(0,1) => cannot read the prior of mu 'normal(0,1)'; say whether the second number is sd = or variance =; write normal(0, sd = 1), normal(0, variance = 0.04), flat or flat(kappa = 1)",
        "%mantra snp --distance asymmetric => distances must be symmetric, but from 'study 1' to 'study 2' it is 0.25 and from 'study 2' to 'study 1' 0.5",
        "%mantra snp --distance negative => distances must be finite and not negative, but from 'study 1' to 'study 3' it is -1",
        "%mantra snp --distance few => there are 5 studies but 4 rows of distances; name the rows to match some of them",
        "%mantra other --freq freqs => no label 'Latinas' in the distances; did you mean 'Latinos'? Labels: European Americans, African Americans, Latinos, Japanese Americans, Native Hawaiians",
        "%forest m --sort yi => --sort has no meaning for a MANTRA fit, whose studies stand in their clusters",
        "%membership fit => 'fit' is a FrequentistFit, but a MantraFit is needed; MANTRA fits here: m",
        "%dendrogram mm => no variable 'mm'; did you mean 'm'? MANTRA fits here: m",
        "%scan snpss => no table 'snpss' and no such file; did you mean 'snps'? Tables: snp, freqs, table, snps, other, twice, percent",
        "%scan snps --resume => --resume goes on with a file: name it with --out",
        "%scan snps --rate 2 => %scan needs distances of the studies: --distance D, or --freq with allele frequencies",
        "%scan snps --studies EA,NN => no study 'NN' in snps; did you mean 'NH'? Studies: EA, AA, LA, JA, NH",
        "%scan snps --bad-lines fail => snps, row 31: se_EA must be positive, but holds '-1'",
        "%scan snps --bad-lines never => no rule 'never' for bad lines; Rules: skip, fail",
        "%scan freqs => no estimates of studies; give columns such as beta_EA and se_EA, or a column study with beta and se; Columns: snp, European Americans, African Americans, Latinos, Japanese Americans, Native Hawaiians",
        "%manhattan scan pp => no column 'pp' in scan; did you mean 'p'? Columns: snp, chr, pos, ea, oa, k, direction, beta, se, p, beta_random, se_random, p_random, tau2, Q, p_Q, I2, Z2, p_Z2, log10BF1, log10BF, p_heterogeneous, mu_prior",
        "%qq scan log10BF => a QQ figure is of p values, but 'log10BF' of scan holds none",
        "%manhattan scan p --below pp => no column 'pp' in scan; did you mean 'p'? Columns: snp, chr, pos, ea, oa, k, direction, beta, se, p, beta_random, se_random, p_random, tau2, Q, p_Q, I2, Z2, p_Z2, log10BF1, log10BF, p_heterogeneous, mu_prior",
        "%qq scan --by-frequency => a QQ figure by frequency needs one column of allele frequencies, such as eaf or Freq1; scan has none",
        "%regional scan => %regional needs a SNP, its place, or a region, such as rs7754840, 6:20679709 or 6:20000000-21000000",
        "%regional scan rs77 => no SNP 'rs77' in scan",
        "%regional scan 2:1-2 => no SNP of scan lies on chromosome 2 from 1 to 2",
        "%regional scan rs7 --ld r2 => no column 'r2' in scan; did you mean 'I2'? Columns: snp, chr, pos, ea, oa, k, direction, beta, se, p, beta_random, se_random, p_random, tau2, Q, p_Q, I2, Z2, p_Z2, log10BF1, log10BF, p_heterogeneous, mu_prior",
        "%regional scan rs7 --ld Q => Q of scan must lie between 0 and 1, but is 1.5285318442092144 at rs1",
        "%regional scan 1:1-20000 --window 5 => --window is for a SNP; a region says itself what is shown",
        "%credible scan => %credible needs a locus such as 6:20000000-21000000, not ''",
        "%credible scan 3:1-2 => no SNP of scan lies on chromosome 3 from 1 to 2",
        "%credible scan 1:1-20000 --level 95 => level must lie between 0 and 1, not 95; for 95 % write 0.95",
        "%credible snps 1:1-20000 => no column 'log10BF' in snps; Columns: SNP, chr, pos, beta_EA, se_EA, beta_AA, se_AA, beta_LA, se_LA, beta_JA, se_JA, beta_NH, se_NH",
        "%qq nothing => no variable 'nothing'; scans here: scan",
        "%mantra twice --freq freqs --label population => study 'Latinos' is there twice; MANTRA takes one row per study",
        "%mantra snp --freq percent => a frequency must lie between 0 and 1, but that of SNP 1 in 'European Americans' is 12; per cent must be divided by 100"
      })
  void oneLineSaysWhatIsWrong(String line, String message) {
    MapHost host = Association.host();
    double[][] asymmetric = ((Distances) host.values.get("distances")).toArray();
    asymmetric[0][1] = 0.25;
    asymmetric[1][0] = 0.5;
    double[][] negative = ((Distances) host.values.get("distances")).toArray();
    negative[0][2] = -1;
    negative[2][0] = -1;
    Table other = Meta.dataset("cdkal1");
    other.stringColumn("population").set(2, "Latinas");
    Table twice = Meta.dataset("cdkal1");
    twice.stringColumn("population").set(0, "Latinos");
    Table percent = Meta.dataset("cdkal1_frequencies");
    DoubleColumn shares = percent.doubleColumn("European Americans");
    percent.replaceColumn("European Americans", shares.multiply(100).setName(shares.name()));
    host.with("asymmetric", asymmetric).with("negative", negative);
    host.with("few", new double[4][4]).with("other", other).with("twice", twice);
    host.with("percent", percent);
    int variables = host.values.size();
    assertEquals(message.trim(), Association.fault(host, line.trim()));
    assertEquals(variables, host.values.size());
    assertTrue(host.displayed.isEmpty());
  }
}
