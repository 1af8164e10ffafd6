package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.freq.FreqOptions;
import io.github.metasaw.plot.Figure;
import io.github.metasaw.report.document.Sheet;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Every magic, what it shows and assigns, and what it says when the input is wrong. */
class MagicsTest {

  private static MapHost host() {
    Table bcg = Meta.dataset("bcg");
    return new MapHost()
        .with("dat", bcg)
        .with("fit", Meta.fit(Meta.studies(bcg).named("dat").read()))
        .with("common", Meta.fit(Meta.studies(bcg).read(), FreqOptions.defaults().withMethod("EE")))
        .with("reg", Meta.fit(bcg, "yi ~ ablat"))
        .with("answer", 42)
        .with("$3", bcg);
  }

  private static Object call(MapHost host, String line) {
    return Cell.call(host, line);
  }

  private static Object call(MapHost host, String line, String body) {
    return Cell.call(host, line, body);
  }

  @Test
  void metaAssignsAFitAndShowsSummaryAndForest() {
    MapHost host = host();
    assertNull(call(host, "%meta dat --method DL --test knha --as dl"));
    FrequentistFit dl = (FrequentistFit) host.values.get("dl");
    assertEquals(FrequentistFit.class, host.types.get("dl"));
    assertEquals(-0.7141172220732269, dl.estimate(), 1e-12);
    assertEquals(0.18069662833554737, dl.se(), 1e-12);
    assertEquals(Sheet.class, host.displayed.get(0).getClass());
    assertEquals(Figure.class, host.displayed.get(1).getClass());
  }

  @Test
  void aCellHoldsTheModel() {
    MapHost host = host();
    call(host, "%meta dat --as f --levels alloc=random,alternate,systematic", "yi ~ alloc\n");
    assertEquals(
        List.of("(Intercept)", "allocalternate", "allocsystematic"),
        ((FrequentistFit) host.values.get("f")).terms());
    assertEquals(1, host.displayed.size());
  }

  @Test
  void aBareLineReturnsTheFit() {
    assertTrue(call(host(), "%meta dat;") instanceof FrequentistFit);
  }

  @Test
  void rIsPrintedAfterCode() {
    MapHost host = host();
    call(host, "%meta dat --method DL --code r --as dl");
    assertTrue(host.printed.toString().contains("res <- rma("), host.printed.toString());
    assertTrue(host.printed.toString().contains("method = \"DL\""));
    MapHost java = host();
    call(java, "%meta dat --code --as dl");
    assertFalse(java.printed.toString().contains("rma("));
  }

  @Test
  void aVariableOfTheNotebookMayBeV() {
    MapHost host = host();
    host.with("V", Meta.dataset("bcg").doubleColumn("vi").asDoubleArray());
    call(host, "%meta dat --as f", "yi ~ 1 + meta_V(V = V)");
    assertEquals(-0.7145323421581397, ((FrequentistFit) host.values.get("f")).estimate(), 1e-9);
    host.with("W", new double[] {1, 2});
    assertEquals(
        "V has 2 variances, but dat has 13 rows",
        fault(host, "%meta dat --as g", "yi ~ 1 + meta_V(V = W)"));
    host.with("W", "text");
    assertEquals(
        "V = W is a String; a column, a double[], a double[][] or a KnownV is needed",
        fault(host, "%meta dat --as g", "yi ~ 1 + meta_V(V = W)"));
  }

  @Test
  void everyFormOfVGivesTheSameFit() {
    MapHost host = host();
    double[] vi = Meta.dataset("bcg").doubleColumn("vi").asDoubleArray();
    double[][] full = new double[vi.length][vi.length];
    for (int i = 0; i < vi.length; i++) {
      full[i][i] = vi[i];
    }
    for (Object v : List.of(vi, full, KnownV.of(vi), KnownV.dense(full))) {
      host.with("V", v);
      call(host, "%meta dat --as f", "yi ~ 1 + meta_V(V = V)");
      assertEquals(-0.7145323421581397, ((FrequentistFit) host.values.get("f")).estimate(), 1e-9);
      call(host, "%meta dat --V V --as f");
      assertEquals(-0.7145323421581397, ((FrequentistFit) host.values.get("f")).estimate(), 1e-9);
    }
    full[2][1] = 0.001;
    host.with("V", full);
    assertEquals(
        "V is not symmetric: the covariance of row 3 ('Rosenthal et al 1960') and row 2 ('Ferguson & Simes 1949') is 0.001, and 0 the other way round",
        fault(host, "%meta dat --as g", "yi ~ 1 + meta_V(V = V)"));
  }

  @Test
  void weightsOfTheEstimatorAndOfTheLikelihood() {
    MapHost host = host();
    Table weighted = Meta.dataset("bcg");
    weighted.addColumns(weighted.doubleColumn("vi").add(0.1).power(-1).setName("w"));
    host.with("weighted", weighted);
    call(host, "%meta weighted --method GENQ --weights w --as f");
    assertEquals(0.3129380313066481, ((FrequentistFit) host.values.get("f")).tau2(), 1e-10);
    call(host, "%meta weighted --weights w --as f");
    assertEquals(
        "given",
        ((FrequentistFit) host.values.get("f")).provenance().settings().get("likelihood weights"));
  }

  @Test
  void aVariableIsNotTheColumnInOtherLetters() {
    MapHost host = host();
    double[] twice = Meta.dataset("bcg").doubleColumn("vi").multiply(2).asDoubleArray();
    host.with("VI", twice);
    call(host, "%meta dat --as f", "yi ~ 1 + meta_V(V = VI)");
    assertEquals(twice[0], ((FrequentistFit) host.values.get("f")).studies().vi()[0]);
  }

  @Test
  void meanAndHeterogeneityInOneCell() {
    MapHost host = host();
    String model = "yi ~ ablat + (1 | alloc) + meta_V(V = vi)\nsigma ~ ";
    call(host, "%meta dat --method ML --interval profile --as small", model + "1");
    call(host, "%meta dat --method ML --interval bootstrap --draws 20 --as large", model + "ablat");
    assertEquals(2, host.displayed.stream().filter(Table.class::isInstance).count());
    call(host, "%compare small large --lrt --as lrt");
    assertEquals(1, ((Table) host.values.get("lrt")).doubleColumn("df").get(1));
    host.with("at", Table.create("at", DoubleColumn.create("ablat", 10, 50)));
    call(host, "%predict large --at at --as p");
    assertEquals(2, ((Table) host.values.get("p")).rowCount());
  }

  @ParameterizedTest
  @CsvSource({
    "%forest common fit --exp --sort yi --columns alloc --by alloc",
    "%funnel fit --exp",
    "%check fit",
    "%loo fit",
    "%cumulative fit --by year",
    "%influence fit",
    "%predict fit",
    "%compare common fit",
    "%weights fit",
    "%dataset eight_schools",
    "%dataset",
    "%forest dat",
    "%forest reg",
    "%meta"
  })
  void everyMagicShowsSomething(String line) {
    assertNotNull(call(host(), line));
  }

  @Test
  void predictionsAtNewData() {
    MapHost host = host();
    host.with("at", Table.create("at", DoubleColumn.create("ablat", 10, 50)));
    call(host, "%predict reg --at at --as p");
    assertEquals(2, ((Table) host.values.get("p")).rowCount());
  }

  @Test
  void predictionsStandBesideTheirModerators() {
    MapHost host = host();
    Table shown = (Table) call(host, "%predict reg");
    assertEquals(
        List.of("study", "ablat", "estimate", "se", "lower", "upper", "piLower", "piUpper"),
        shown.columnNames());
    assertEquals("Ferguson & Simes 1949", shown.getString(1, "study"));
    assertEquals(55, shown.intColumn("ablat").get(1));
    Table one = (Table) call(host, "%predict fit");
    assertEquals("estimate", one.columnNames().get(0));
    host.with(
        "at",
        Table.create("at", DoubleColumn.create("ablat", 30.0), DoubleColumn.create("SE", 1.0)));
    Table at = (Table) call(host, "%predict reg --at at");
    assertEquals(List.of("ablat", "estimate", "se"), at.columnNames().subList(0, 3));
  }

  @Test
  void moderatorsAreFoundInTheirTerms() {
    MapHost host = host();
    call(host, "%meta dat --as f", "yi ~ alloc + log(ablat)");
    Table shown = (Table) call(host, "%predict f");
    assertEquals(List.of("study", "ablat", "alloc"), shown.columnNames().subList(0, 3));
  }

  @Test
  void predictionsAsRatios() {
    Table logs = (Table) call(host(), "%predict fit");
    Table ratios = (Table) call(host(), "%predict fit --exp");
    assertEquals(List.of("estimate", "lower", "upper", "piLower", "piUpper"), ratios.columnNames());
    for (String column : ratios.columnNames()) {
      assertEquals(
          Math.exp(logs.doubleColumn(column).get(0)), ratios.doubleColumn(column).get(0), 1e-15);
    }
  }

  @Test
  void aFileOfOddsRatiosAndTheirBounds(@TempDir Path folder) throws Exception {
    MapHost host = host();
    Path file = folder.resolve("trials.csv");
    Files.writeString(file, "\ufeffStudie;OR;von;bis\r\nA;0,5;0,25;1\r\nB;0,8;0,4;1,6\r\n");
    call(host, "%read " + file + " --as trials");
    call(host, "%meta trials --yi OR --ci von,bis --ratios --as f");
    FrequentistFit f = (FrequentistFit) host.values.get("f");
    assertEquals((Math.log(0.5) + Math.log(0.8)) / 2, f.estimate(), 1e-12);
    assertEquals(List.of("A", "B"), f.studies().labels());
  }

  @Test
  void figuresAreWritten(@TempDir Path folder) throws Exception {
    for (String ending : List.of("svg", "png", "html", "txt")) {
      Path file = folder.resolve("forest." + ending);
      call(host(), "%forest fit --save " + file);
      assertTrue(Files.size(file) > 500, ending);
    }
  }

  @Test
  void interactiveFiguresCarryPlotlyData() {
    Figure figure = (Figure) call(host(), "%forest fit --interactive");
    assertTrue(figure.isInteractive());
    assertEquals(List.of("data", "layout", "config"), List.copyOf(figure.plotly().keySet()));
    assertFalse(figure.plotly().toString().contains("NaN"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      value = {
        "%meta dd => no variable 'dd'; tables here: dat",
        "%forest answr => no variable 'answr'; fits here: fit, common, reg",
        "%meta answer => 'answer' is an Integer, but a Table is needed; tables here: dat",
        "%forest ft => no variable 'ft'; did you mean 'fit'? fits here: fit, common, reg",
        "%meta dat --method REMLL => no method 'REMLL'; did you mean 'REML'? Methods: common, fixed, DL, DL2, DLIT, HE, HS, HSk, SJ, SJIT, ML, REML, EB, PM, PMM, GENQ, GENQM, MH, Peto, UM.FS, UM.RS, CM.EL, CM.AL, BB, Firth, GLMM",
        "%meta dat --test khna => no test 'khna'; did you mean 'knha'? Tests: z, t, knha, adhoc",
        "%meta dat --level 95 => level must lie between 0 and 1, not 95; for 95 % write 0.95",
        "%meta dat --tau2 -1 => tau2 must be a variance, 0 or larger, not -1",
        "%meta dat --tau2 much => --tau2 takes a number, not 'much'",
        "%meta dat --yi effect => no column 'effect' in dat; Columns: trial, author, year, tpos, tneg, cpos, cneg, ablat, alloc, yi, vi",
        "%meta dat --vi alloc => alloc in dat must be numbers, but row 1 ('Aronson 1948') holds 'random'",
        "%meta dat --vi vi --sei vi => only one of --vi, --sei, --bounds and --V says what the precision is, but --vi and --sei stand here",
        "%meta dat --ci vi => --ci takes two columns, as in --ci lower,upper",
        "%meta dat --method GENQ => the estimators GENQ and GENQM need weights: name a column of weights, or choose DL, which is GENQ with weights 1/vi",
        "%meta dat --interval profil => no interval 'profil'; did you mean 'profile'? Intervals: wald, profile, bootstrap",
        "%meta dat --seed 3 => --draws and --seed belong to --interval bootstrap",
        "%meta dat --interval bootstrap --draws 20.5 => --draws takes a whole number, not '20.5'",
        "%compare fit --lrt => --lrt tests two nested fits, not 1",
        "%meta dat --as 2x => --as takes the name of a variable, not '2x'; write for example --as _2x",
        "%meta dat --as => the option --as needs a value: NAME",
        "%meta dat dat => 'dat' is one word too many for %meta; options begin with --, and values with blanks stand in double quotes",
        "%meta dat --method DL --method PM => the option --method stands twice",
        "%forest fit --sort effect => no column 'effect' in dat; Columns: trial, author, year, tpos, tneg, cpos, cneg, ablat, alloc, yi, vi",
        "%forest fit --exp=1 => the option --exp takes no value",
        "%forest fit --save figure.gif => no format 'gif' for figure.gif; Formats: svg, png, pdf, eps, html, txt, csv, tsv, md, tex, docx",
        "%cumulative fit --by yaer => no column 'yaer' in dat; did you mean 'year'? Columns: trial, author, year, tpos, tneg, cpos, cneg, ablat, alloc, yi, vi",
        "%predict reg --at dat2 => no variable 'dat2'; did you mean 'dat'? tables here: dat",
        "%dataset bgc => no dataset 'bgc'; did you mean 'bcg'? Datasets: eight_studies, eight_schools, bcg, cdkal1, cdkal1_frequencies, cdkal1_distances, hackshaw1998, normand1999, pritz1997, nielweise2007, nielweise2008, molloy2014, konstantopoulos2011, berkey1998, senn2013, linde2005, curtis1998, lehmann2018, simulated_countries, country_effects",
        "%check => %check needs the name of a fit; %check --help shows an example",
        "%dataset trials.csv => 'trials.csv' is a file, and %dataset loads tables that come along (eight_studies, eight_schools, bcg, cdkal1, cdkal1_frequencies, cdkal1_distances, hackshaw1998, normand1999, pritz1997, nielweise2007, nielweise2008, molloy2014, konstantopoulos2011, berkey1998, senn2013, linde2005, curtis1998, lehmann2018, simulated_countries, country_effects); %read trials.csv reads a file",
        "%meta trials.csv => 'trials.csv' is a file, not a variable; %read trials.csv --as dat makes the table dat of it",
        "%meta dat ~ ablat => a model stands in the lines below %%meta dat, as yi ~ year, not beside it",
        "%meta dat --mods ablat => no option '--mods' of %meta; moderators stand in the cell below %%meta TABLE, as yi ~ year; %meta --help lists the options",
        "%predict fit --at2 dat => no option '--at2' of %predict; did you mean '--at'? Options: --at, --no-intercept, --part, --missing, --cluster, --type, --exp, --scale, --as, --save, --dpi, --code, --debug, --help",
        "%meta dat -as f => '-as' is no option of %meta: it begins with two hyphens, --as",
        "%meta dat \u2014as=f => '\u2014as=f' is no option of %meta: it begins with two hyphens, --as",
        "%read => %read needs the name of a file; %read --help shows an example",
        "%meta dat --ratios => yi in dat must be above 0, for ratios are read as logs, but row 1 ('Aronson 1948') holds '-0.8893113339202054'"
      })
  void oneLineSaysWhatIsWrong(String line, String message) {
    MapHost host = host();
    int variables = host.values.size();
    assertEquals(message.trim(), fault(host, line.trim(), null));
    assertEquals(variables, host.values.size());
    assertTrue(host.displayed.isEmpty());
  }

  @Test
  void modelTextFaultsNameThePlace() {
    assertEquals(
        "no column 'ablatt' in dat (line 1, column 6); did you mean 'ablat'? Columns: trial, author,"
            + " year, tpos, tneg, cpos, cneg, ablat, alloc, yi, vi",
        fault(host(), "%meta dat --as g", "yi ~ ablatt"));
    assertEquals(
        "rho12 is the correlation of two outcomes, but there is one (line 2, column 1); write mu1 ="
            + " y1 ~ ... and mu2 = y2 ~ ...",
        fault(host(), "%meta dat --as g", "yi ~ 1\nrho12 ~ ablat"));
  }

  private static String fault(MapHost host, String line, String body) {
    MetaError error = assertThrows(MetaError.class, () -> call(host, line, body));
    assertEquals(0, error.getStackTrace().length);
    return error.getMessage();
  }

  @Test
  void debugShowsTheTrace() {
    MetaException fault = assertThrows(MetaException.class, () -> call(host(), "%meta dd --debug"));
    assertTrue(fault.getStackTrace().length > 0);
  }

  @Test
  void anInterruptedMagicAssignsNothing() {
    MapHost host = host();
    Thread.currentThread().interrupt();
    try {
      MetaError error = assertThrows(MetaError.class, () -> call(host, "%loo fit --as never"));
      assertEquals("interrupted: nothing was assigned", error.getMessage());
    } finally {
      Thread.interrupted();
    }
    assertFalse(host.values.containsKey("never"));
  }

  @Test
  void zeroVariancesAreRefusedWhereWeightsWouldBeInfinite() {
    MapHost host = host();
    host.with(
        "zero",
        Table.create(
            "zero",
            StringColumn.create("study", "A", "B", "C"),
            DoubleColumn.create("yi", 0.1, 0.2, 0.9),
            DoubleColumn.create("vi", 0, 0.1, 0.1)));
    assertEquals(
        "the sampling variance of 'A' is 0, so its weight 1/vi is infinite with method DL; leave the"
            + " row out, or give tau2 a value above 0",
        fault(host, "%meta zero --method DL", null));
  }
}
