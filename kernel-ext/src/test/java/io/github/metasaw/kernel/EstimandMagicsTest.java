package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.document.Sheet;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Magics on what is estimated: their numbers, and what they say of wrong input. */
class EstimandMagicsTest {

  private static MapHost host() {
    Table snp = Meta.dataset("cdkal1");
    return new MapHost()
        .with("snp", snp)
        .with(
            "three",
            Table.create(
                "three",
                DoubleColumn.create("yi", 0.1, 0.4, 0.25),
                DoubleColumn.create("sei", 0.05, 0.1, 0.2),
                IntColumn.create("n", 200, 200, 200)))
        .with(
            "common",
            Meta.fit(Meta.studies(snp).read(), FreqOptions.defaults().withMethod("common")))
        .with("fit", Meta.fit(Meta.studies(snp).read()))
        .with(
            "people",
            Table.create(
                "people",
                StringColumn.create("study", "North", "North", "South", "South"),
                IntColumn.create("copies", 0, 1, 0, 2),
                DoubleColumn.create("trait", 1.5, 2.5, 1, 3)))
        .with(
            "z",
            Table.create(
                "z",
                IntColumn.create("z1", 0, 0, 1, 1),
                IntColumn.create("z2", 0, 1, 0, 1),
                StringColumn.create("p", "4/10", "2/10", "2/10", "2/10")));
  }

  private static Object call(MapHost host, String line) {
    return Cell.call(host, line);
  }

  private static Table table(String line) {
    MapHost host = host();
    call(host, line + " --as t");
    return (Table) host.values.get("t");
  }

  @Test
  void averagesOfAColumnAndOfNumbers() {
    Table averages = table("%average snp --label population --weights 1/1/1/1/1,cases,precision");
    assertEquals(
        List.of("1/1/1/1/1", "cases", "precision"), averages.stringColumn("weights").asList());
    double[] yi = Meta.dataset("cdkal1").doubleColumn("yi").asDoubleArray();
    assertEquals(
        Arrays.stream(yi).average().orElseThrow(),
        averages.doubleColumn("estimate").getDouble(0),
        1e-15);
    assertEquals(1, averages.doubleColumn("efficiency").getDouble(2));
  }

  @Test
  void figuresStandBeforeTheirTables() {
    MapHost host = host();
    call(host, "%average three --weights 1/1/1,2/7/1 --simplex --as t");
    call(host, "%populations three --weights 1/1/1,2/7/1 --as p");
    call(host, "%exchangeable z --as e");
    assertEquals(
        List.of(
            "Standard error of every weighted average",
            "Populations and their mixtures",
            "Joint distribution of z1, z2"),
        host.displayed.stream()
            .filter(Figure.class::isInstance)
            .map(figure -> ((Figure) figure).title())
            .toList());
    assertEquals(6, host.displayed.size());
    assertEquals(3, ((Table) host.values.get("p")).rowCount());
  }

  @Test
  void signalOfAFitAndOfItsTable() {
    Table fit = table("%signal fit");
    assertEquals(
        fit.doubleColumn("statistic").asList(),
        table("%signal snp").doubleColumn("statistic").asList());
    assertEquals(
        fit.doubleColumn("statistic").getDouble(2),
        fit.doubleColumn("statistic").getDouble(0) + fit.doubleColumn("statistic").getDouble(1),
        1e-12);
  }

  @Test
  void exchangeable() {
    assertEquals(
        List.of("yes", "no", "yes"), table("%exchangeable z").stringColumn("holds").asList());
  }

  @Test
  void jointDensitiesInPictures() {
    String lecture = ((Figure) call(host(), "%contours")).text();
    assertEquals(
        lecture,
        ((Figure) call(host(), "%contours independent exchangeable=0.7 identical")).text());
    Figure one = (Figure) call(host(), "%contours exchangeable=-0.5 --sd 0.2");
    assertTrue(one.text().contains("exchangeable, not independent"), one.text());
  }

  @Test
  void observationsInPictures() {
    Figure strip = (Figure) call(host(), "%strip people --value trait --group copies");
    assertTrue(strip.text().contains("trait"), strip.text());
    Figure panels =
        (Figure) call(host(), "%strip people --value trait --group copies --panel study");
    assertTrue(panels.text().contains("North"), panels.text());
  }

  @Test
  void subsetsAndMValues() {
    Table found = table("%subsets snp --label population --draws 500");
    assertEquals(5, found.rowCount());
    assertEquals(List.of("no", "no", "no", "no", "no"), found.stringColumn("negative").asList());
  }

  @Test
  void fitsSideBySideInTwoReadings() {
    MapHost host = host();
    call(host, "%compare common fit --as c");
    assertEquals(List.of(Figure.class, Sheet.class), kinds(host));
    String text = host.displayed.get(1).toString();
    assertTrue(text.contains("a sample from a normal distribution"), text);
    assertTrue(text.contains("beta_F = 0.1762 (SE 0.0268), zeta2 = 0.01228"), text);
    Table table = (Table) host.values.get("c");
    assertEquals("tau2", table.stringColumn("spread").get(1));
    host = host();
    call(host, "%compare fit --reading exchangeable --as c");
    assertEquals(List.of(Figure.class, Sheet.class, Table.class), kinds(host));
    text = host.displayed.get(1).toString();
    assertTrue(text.contains("Fixed effectS + exchangeability (REML)"), text);
    Table readings = (Table) host.displayed.get(2);
    assertEquals("random studies", readings.stringColumn("random").get(1));
    assertEquals(
        "prior of the fixed effects beta_1 to beta_k",
        readings.stringColumn("exchangeable").get(1));
  }

  private static List<Class<?>> kinds(MapHost host) {
    return host.displayed.stream().<Class<?>>map(Object::getClass).toList();
  }

  @Test
  void weightsOfSeveralFits() {
    MapHost host = host();
    call(host, "%weights common fit --as w");
    Table table = (Table) host.values.get("w");
    assertEquals(List.of("study", "common", "fit"), table.columnNames());
    assertEquals(100, table.doubleColumn("common").sum(), 1e-9);
    assertEquals(Figure.class, host.displayed.get(0).getClass());
    assertEquals(Figure.class, call(host, "%sampling fit").getClass());
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%average snp --weights 2/7/1 => the weights '2/7/1' are 3, but snp has 5 studies",
        "%average snp --simplex => the triangle of weights is for 3 studies, and these are 5; WeightSimplex.of(studies, steps).table() is for any number",
        "%populations snp => no column 'n' in snp; Columns: population, cases, controls, odds_ratio, ci_lower, ci_upper, risk_allele_frequency, yi, sei",
        "%populations three --weights 1/2 => weights of 3 populations are as many numbers, as in 2/7/1, or equal, size or precision; not '1/2'",
        "%compare fit --reading fixed => no reading 'fixed'; Readings: random, exchangeable",
        "%weights fit fit => 'fit' stands twice",
        "%average fit --yi yi => 'fit' is a fit, whose columns are read already; --yi is for a table",
        "%signal => %signal needs the name of a fit, or of a table of studies; %signal --help shows an example",
        "%exchangeable snp => the probabilities in 'sei' sum to 0.3276978578350095, not 1",
        "%contours dependent => no shape 'dependent'; did you mean 'independent'? Shapes: independent, exchangeable=0.7, identical",
        "%contours exchangeable=high => 'exchangeable=high' needs a correlation between -1 and 1, as in exchangeable=0.7",
        "%strip people --value trait => %strip needs --group COLUMN; Columns: study, copies, trait",
        "%strip people --value trait --group copy => no column 'copy' in people; Columns: study, copies, trait",
        "%subsets snp --beta 1 => --beta takes two numbers as in --beta 1,1, not '1'",
        "%subsets snp --draws 0 => the search over subsets takes at least 1 draw, not 0"
      })
  void oneLineSaysWhatIsWrong(String line, String message) {
    MetaError fault = assertThrows(MetaError.class, () -> call(host(), line.trim()));
    assertEquals(message.trim(), fault.getMessage());
  }
}
