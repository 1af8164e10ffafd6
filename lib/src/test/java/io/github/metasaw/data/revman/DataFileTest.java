package io.github.metasaw.data.revman;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.Studies;
import io.github.metasaw.data.effect.EffectMeasure;
import io.github.metasaw.data.file.ReadOptions;
import io.github.metasaw.data.file.ReadTable;
import io.github.metasaw.diagnostic.Check;
import io.github.metasaw.diagnostic.MetaException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tech.tablesaw.api.Table;

/** The three forms of a made-up review, whose effects are known by hand. */
class DataFileTest {

  private static final ReadOptions DEFAULTS = ReadOptions.defaults();

  private static final String RM5 =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <COCHRANE_REVIEW>
      <STUDIES><STUDY ID="STD-A" NAME="Adam 2001" YEAR="2001"/><STUDY ID="STD-B" NAME="Béla &amp; al"/></STUDIES>
      <ANALYSES_AND_DATA>
      <COMPARISON ID="CMP-001" NO="1"><NAME>Drug against none</NAME>
      <DICH_OUTCOME ID="CMP-001.01" NO="1" EFFECT_MEASURE="RR" SWAP_EVENTS="NO" SUBGROUPS="YES">
      <NAME>Death</NAME><GROUP_LABEL_1>Drug</GROUP_LABEL_1>
      <DICH_SUBGROUP NO="1"><NAME>Young</NAME>
      <DICH_DATA STUDY_ID="STD-A" EVENTS_1="10" TOTAL_1="100" EVENTS_2="20" TOTAL_2="100" EFFECT_SIZE="0.5"/>
      </DICH_SUBGROUP>
      <DICH_SUBGROUP NO="2"><NAME>Old</NAME>
      <DICH_DATA STUDY_ID="STD-B" EVENTS_1="5" TOTAL_1="50" EVENTS_2="6" TOTAL_2="40"><FOOTNOTE>x</FOOTNOTE></DICH_DATA>
      </DICH_SUBGROUP>
      </DICH_OUTCOME>
      <CONT_OUTCOME NO="2" EFFECT_MEASURE="MD"><NAME>Pain</NAME>
      <CONT_DATA STUDY_ID="STD-A" MEAN_1="5" SD_1="2" TOTAL_1="16" MEAN_2="6" SD_2="3" TOTAL_2="9"/>
      </CONT_OUTCOME>
      </COMPARISON>
      <COMPARISON NO="2"><NAME>Drug against another</NAME>
      <IV_OUTCOME NO="1"><NAME>Survival</NAME><EFFECT_MEASURE>Hazard Ratio</EFFECT_MEASURE>
      <IV_DATA STUDY_ID="STD-A" EFFECT_SIZE="0.5" SE="0.2"/>
      </IV_OUTCOME>
      <IPD_OUTCOME NO="2"><NAME>Relapse</NAME><EFFECT_MEASURE>Peto Odds Ratio</EFFECT_MEASURE>
      <IPD_DATA STUDY_ID="STD-B" O_E="-3" VAR="6"/>
      </IPD_OUTCOME>
      <DICH_OUTCOME NO="3" EFFECT_MEASURE="OR" SWAP_EVENTS="YES"><NAME>Cure</NAME>
      <DICH_DATA STUDY_ID="STD-A" EVENTS_1="30" TOTAL_1="100" EVENTS_2="20" TOTAL_2="100"/>
      </DICH_OUTCOME>
      </COMPARISON>
      </ANALYSES_AND_DATA>
      </COCHRANE_REVIEW>
      """;

  private static final String FIVE =
      """
      Comparison Number,Outcome Number,Subgroup Number,Name,Data Type,Statistical Method,Effect Measure,Events 1,Mean 1,SD 1,Total 1,Events 2,Mean 2,SD 2,Total 2,Effect Estimate,SE,Year of study
      1,0,0,Drug against none,,,,,,,,,,,,,,
      1,1,0,Death,DIC,MH,RR,15,,,150,26,,,140,0.56,,
      1,1,1,Young,,,,10,,,100,20,,,100,0.5,,
      1,1,1,Adam 2001,,,,10,0,0,100,20,0,0,100,0.5,0.36,2001
      1,1,2,Old,,,,5,,,50,6,,,40,0.67,,
      1,1,2,Béla & al,,,,5,0,0,50,6,0,0,40,0.6667,0.57,2003
      1,2,0,Pain,CON,IV,MD,0,,,16,0,,,9,-1,,
      1,2,0,Adam 2001,,,,0,5,2,16,0,6,3,9,-1,1.118,2001
      """;

  private static final String WEB =
      """
      Analysis group,Analysis number,Analysis name,Subgroup,Applicability,Study,Study year,GIV Mean,GIV SE,Experimental mean,Experimental SD,Experimental cases,Experimental N,Control mean,Control SD,Control cases,Control N,O-E,Variance,Weight,Mean,CI start,CI end,Footnotes
      1,1,Death,Young,SUBGROUP_AND_OVERALL,Adam 2001,2001,0.0,0.0,0.0,0.0,10,100,0.0,0.0,20,100,0.0,0.0,60,0.5,0.2,1.1,
      1,1,Death,Old,SUBGROUP_AND_OVERALL,Béla & al,2003,0.0,0.0,0.0,0.0,5,50,0.0,0.0,6,40,0.0,0.0,40,0.67,0.2,2.1,
      1,2,Pain,,SUBGROUP_AND_OVERALL,Adam 2001,2001,0.0,0.0,5,2,0,16,6,3,0,9,0.0,0.0,100,-1,-3,1,
      """;

  private static final String WEB_SETTINGS =
      """
      Analysis group,Analysis number,Analysis name,Analysis group name,Data type,Log-scale data,Statistical method,Effect measure,Swap event and non-event
      1,1,Death,Drug against none,Dichotomous,true,MH,Risk Ratio,false
      1,2,Pain,Drug against none,Continuous,false,IV,Mean Difference,false
      """;

  @TempDir Path folder;

  private ReadTable read(String file, String text, String outcome) throws IOException {
    return DataFile.read(
        Files.writeString(folder.resolve(file), text), DEFAULTS.withOutcome(outcome));
  }

  private static void assertDeaths(ReadTable read) {
    Table table = read.table();
    assertEquals(
        List.of("study", "subgroup", "ai", "n1i", "ci", "n2i", "yi", "vi"), table.columnNames());
    assertEquals(List.of("Adam 2001", "Béla & al"), table.stringColumn("study").asList());
    assertEquals(List.of("Young", "Old"), table.stringColumn("subgroup").asList());
    assertArrayEquals(new double[] {10, 5}, table.doubleColumn("ai").asDoubleArray());
    assertArrayEquals(new double[] {100, 40}, table.doubleColumn("n2i").asDoubleArray());
    assertEquals(Math.log(0.5), table.doubleColumn("yi").get(0), 1e-14);
    assertEquals(1 / 10. - 1 / 100. + 1 / 20. - 1 / 100., table.doubleColumn("vi").get(0), 1e-14);
    Studies studies = Meta.studies(table).label("study").read();
    assertEquals(EffectMeasure.RR, studies.measure());
    assertTrue(studies.raw().isPresent());
    assertEquals("outcome", read.checks().get(0).name());
  }

  private static void assertPain(ReadTable read) {
    Table table = read.table();
    assertFalse(table.containsColumn("subgroup"));
    assertEquals(-1, table.doubleColumn("yi").get(0), 1e-14);
    assertEquals(4 / 16. + 9 / 9., table.doubleColumn("vi").get(0), 1e-14);
    assertEquals(EffectMeasure.MD, Meta.studies(table).read().measure());
  }

  @Test
  void countsAndMeansInAllThreeForms() throws IOException {
    assertDeaths(read("r.rm5", RM5, "1.1"));
    assertDeaths(read("five.csv", FIVE, "death"));
    Files.writeString(folder.resolve("x-overall-estimates-and-settings.csv"), WEB_SETTINGS);
    assertDeaths(read("x-data-rows.csv", WEB, "1.1"));
    assertPain(read("r.rm5", RM5, "Pain"));
    assertPain(read("five.csv", FIVE, "1.2"));
    assertPain(read("x-data-rows.csv", WEB, "1.2"));
  }

  @Test
  void estimatesOfRatiosBecomeLogs() throws IOException {
    Table table = read("r.rm5", RM5, "2.1").table();
    assertEquals(Math.log(0.5), table.doubleColumn("yi").get(0), 1e-15);
    assertEquals(0.04, table.doubleColumn("vi").get(0), 1e-15);
    assertEquals(EffectMeasure.HR, Meta.studies(table).read().measure());
  }

  @Test
  void observedMinusExpected() throws IOException {
    Table table = read("r.rm5", RM5, "2.2").table();
    assertEquals(-0.5, table.doubleColumn("yi").get(0), 1e-15);
    assertEquals(1 / 6., table.doubleColumn("vi").get(0), 1e-15);
    assertEquals(EffectMeasure.PETO, Meta.studies(table).read().measure());
  }

  @Test
  void eventsAreSwappedWhereTheReviewDoes() throws IOException {
    ReadTable read = read("r.rm5", RM5, "2.3");
    assertEquals(70, read.table().doubleColumn("ai").get(0));
    assertEquals(Math.log((70. / 30) / (80. / 20)), read.table().doubleColumn("yi").get(0), 1e-14);
    assertTrue(read.checks().stream().map(Check::name).toList().contains("swapped_events"));
  }

  @Test
  void withoutSettingsTheMeasureIsNotKnown() throws IOException {
    ReadTable read = read("y-data-rows.csv", WEB, "1.1");
    assertFalse(read.table().containsColumn("yi"));
    assertArrayEquals(new double[] {20, 6}, read.table().doubleColumn("ci").asDoubleArray());
    assertTrue(read.checks().get(1).message().startsWith("The file does not say by which measure"));
    assertArrayEquals(
        new double[] {2},
        read("y-data-rows.csv", WEB, "1.2").table().doubleColumn("sd1i").asDoubleArray());
  }

  private String fault(String file, String text, ReadOptions options) throws IOException {
    Path path = Files.writeString(folder.resolve(file), text);
    return assertThrows(MetaException.class, () -> DataFile.read(path, options)).getMessage();
  }

  @Test
  void outcomesAreListedUnlessOneIsChosen() throws IOException {
    String list =
        "1.1 Death (RR, 2 studies); 1.2 Pain (MD, 1 study); 2.1 Survival (Hazard Ratio, 1 study);"
            + " 2.2 Relapse (Peto Odds Ratio, 1 study); 2.3 Cure (OR, 1 study)";
    assertEquals(
        "r.rm5 is a review with 5 outcomes: choose one by its number with .withOutcome(\"1.1\")."
            + " Outcomes: "
            + list,
        fault("r.rm5", RM5, DEFAULTS));
    assertEquals(
        "no outcome '3.1' in r.rm5. Outcomes: " + list,
        fault("r.rm5", RM5, DEFAULTS.withOutcome("3.1")));
    assertEquals(
        "r.rm5 is a review and has no sheets; choose an outcome of it",
        fault("r.rm5", RM5, DEFAULTS.withOutcome("1.1").withSheet("2")));
  }

  @Test
  void onlyReviewsHaveOutcomes() throws IOException {
    assertEquals(
        "t.csv is no review of RevMan, so it has no outcomes to choose from",
        fault("t.csv", "study,yi,vi\nA,1,2\n", DEFAULTS.withOutcome("1.1")));
    assertTrue(
        fault("x-overall-estimates-and-settings.csv", WEB_SETTINGS, DEFAULTS)
            .endsWith("read the file x-data-rows.csv beside it"));
    assertEquals(
        List.of("study", "yi", "vi"),
        Meta.read(Files.writeString(folder.resolve("u.csv"), "study,yi,vi\nA,1,2\n").toString())
            .columnNames());
  }

  /** A review comes from anyone: it reads no other files. */
  @Test
  void otherFilesAreNotOpened() throws IOException {
    String text =
        "<?xml version=\"1.0\"?><!DOCTYPE r [<!ENTITY e SYSTEM \"file:///etc/hostname\">]>"
            + "<COCHRANE_REVIEW>&e;</COCHRANE_REVIEW>";
    assertTrue(
        fault("r.rm5", text, DEFAULTS)
            .startsWith("r.rm5 looks like a review of RevMan 5, but cannot be read: "));
  }
}
