package io.github.metasaw.data;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.diagnostic.Named;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;
import tech.tablesaw.io.csv.CsvReadOptions;

/** Published tables that come along, and one that the reader of a notebook fetches. */
public enum Dataset implements Named {
  EIGHT_STUDIES(
      8,
      "Eight simulated study-level estimates with standard errors",
      "Meta-Analysis Mastery: Combining Studies for Stronger AI, 2026"),
  EIGHT_SCHOOLS(
      8,
      "Effects of coaching on SAT scores in eight schools",
      "Rubin 1981, J. Educ. Stat. 6, 377, Table 1"),
  BCG(
      13,
      "Trials of BCG vaccination against tuberculosis; yi is the log risk ratio",
      "Colditz and others 1994, JAMA 271, 698"),
  CDKAL1(
      5,
      "Odds ratios of rs7754840 near CDKAL1 and type 2 diabetes in five populations",
      "Waters and others 2010, PLoS Genet. 6(8), e1001078, Table 2"),
  CDKAL1_FREQUENCIES(
      8,
      "Frequencies of the risk alleles of eight SNPs in the populations of cdkal1",
      "Waters and others 2010, PLoS Genet. 6(8), e1001078, Table 2"),
  CDKAL1_DISTANCES(
      5,
      "Assumed distances between the populations of cdkal1, of the size of F_ST of whole genomes",
      "assumed: round numbers made up for examples, no data"),
  HACKSHAW1998(
      37,
      "Passive smoking and lung cancer in women; yi is the log odds ratio",
      "Hackshaw and others 1997, BMJ 315, 980; Hackshaw 1998, Stat. Methods Med. Res. 7, 119"),
  NORMAND1999(
      9,
      "Days in hospital after a stroke, special against usual care: means and SDs",
      "Normand 1999, Stat. Med. 18, 321"),
  PRITZ1997(
      14,
      "Patients who improved under hyperdynamic therapy of vasospasm: proportions",
      "Zhou, Brizendine and Pritz 1999, Stat. Med. 18, 557"),
  NIELWEISE2007(
      18,
      "Bloodstream infections with treated and untreated catheters: counts, with zeros",
      "Niel-Weise, Stijnen and van den Broek 2007, Intensive Care Med. 33, 2058"),
  NIELWEISE2008(
      9,
      "Bloodstream infections per days with treated and untreated catheters: rates",
      "Niel-Weise, Stijnen and van den Broek 2008, J. Hosp. Infect. 69, 114"),
  MOLLOY2014(
      16,
      "Conscientiousness and taking of medicine: correlations",
      "Molloy, O'Carroll and Ferguson 2014, Ann. Behav. Med. 47, 92"),
  KONSTANTOPOULOS2011(
      56,
      "Modified school calendars and achievement: standardised mean differences of schools in districts",
      "Konstantopoulos 2011, Res. Synth. Methods 2, 61"),
  BERKEY1998(
      10,
      "Surgical against other treatment of periodontitis: two correlated outcomes of five trials",
      "Berkey and others 1998, Stat. Med. 17, 2537"),
  SENN2013(
      53,
      "Treatments that lower glucose: means and SDs of the arms of 26 trials",
      "Senn and others 2013, Stat. Methods Med. Res. 22, 169"),
  LINDE2005(
      26,
      "Responders to St. John's wort and to placebo in depression: counts",
      "Linde and others 2005, Br. J. Psychiatry 186, 99"),
  CURTIS1998(
      102,
      "Mass of trees under elevated and ambient carbon dioxide: means and SDs, for log ratios",
      "Curtis and Wang 1998, Oecologia 113, 299; Hedges, Gurevitch and Curtis 1999, Ecology 80, 1150"),
  LEHMANN2018(
      81,
      "Red and perceived attractiveness: standardised mean differences, published or not",
      "Lehmann, Elliot and Calin-Jageman 2018, Evol. Psychol. 16(4)"),
  SIMULATED_COUNTRIES(
      79,
      "Simulated effects in 79 countries, with the structure of country_effects",
      "simulated: mean 0.0105, SD 0.003, R's generator with seed 21; no data"),
  COUNTRY_EFFECTS(
      79,
      "Treatment effects on test scores by country; read from the folder METASAW_DATA",
      "aramir21/TransportabilityCausalEffects, Code/byCountry_testscores.csv") {
    @Override
    public Table table() {
      Path ours = inFolder("country_effects.csv");
      Path published = inFolder("byCountry_testscores.csv");
      if (Files.isReadable(ours)) {
        return read(ours);
      }
      if (Files.isReadable(published)) {
        return asOurs(read(published));
      }
      throw MetaException.of(
          "country_effects is not here: get Code/byCountry_testscores.csv of the repository"
              + " aramir21/TransportabilityCausalEffects on GitHub, and let the environment variable"
              + " METASAW_DATA name the folder it is in");
    }

    @Override
    public boolean isHere() {
      return Files.isReadable(inFolder("country_effects.csv"))
          || Files.isReadable(inFolder("byCountry_testscores.csv"));
    }

    private Table asOurs(Table table) {
      try {
        return Table.create(
            id(),
            table.column("_countryname").copy().setName("country"),
            table.column("_beta").copy().setName("estimate"),
            table.column("_stderr").copy().setName("std_error"));
      } catch (IllegalStateException noSuchColumn) {
        throw MetaException.of(
            "byCountry_testscores.csv of METASAW_DATA lacks _countryname, _beta or _stderr; is it the"
                + " published file?");
      }
    }
  };

  private final int rows;
  private final String description;
  private final String source;

  Dataset(int rows, String description, String source) {
    this.rows = rows;
    this.description = description;
    this.source = source;
  }

  /** The name by which notebooks and {@code Meta.dataset} ask for it. */
  @Override
  public String id() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The table, read anew at each call. */
  public Table table() {
    String file = "/io/github/metasaw/data/" + id() + ".csv";
    try (InputStream in = Dataset.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + file);
      }
      return read(new InputStreamReader(in, StandardCharsets.UTF_8), id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /**
   * The data set of a name.
   *
   * @param name as {@link #id}, in any case
   * @return the data set
   * @throws MetaException for an unknown name, with the nearest
   */
  public static Dataset parse(String name) {
    return Named.parse("dataset", name, values());
  }

  /** name, rows, description, source. */
  public static Table list() {
    StringColumn name = StringColumn.create("name");
    IntColumn rows = IntColumn.create("rows");
    StringColumn description = StringColumn.create("description");
    StringColumn source = StringColumn.create("source");
    for (Dataset dataset : values()) {
      name.append(dataset.id());
      rows.append(dataset.rows);
      description.append(dataset.description);
      source.append(dataset.source);
    }
    return Table.create("datasets", name, rows, description, source);
  }

  /** Whether the table can be read now; only that of another's repository can be missing. */
  public boolean isHere() {
    return true;
  }

  /** A file of the folder that METASAW_DATA names; it is not ours to ship. */
  private static Path inFolder(String file) {
    String folder = System.getenv("METASAW_DATA");
    return folder == null ? Path.of(file) : Path.of(folder, file);
  }

  Table read(Path file) {
    try (Reader in = Files.newBufferedReader(file)) {
      return read(in, id());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Table read(Reader in, String name) {
    return Table.read().usingOptions(CsvReadOptions.builder(in).tableName(name).build());
  }
}
