package io.github.metasaw.kernel;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.Meta;
import io.github.metasaw.data.covariance.KnownV;
import io.github.metasaw.fit.FrequentistFit;
import io.github.metasaw.random.RRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Models of mean and heterogeneity by magics: what is shown, and what a wrong cell is told. */
class DispersionMagicsTest {

  private static final int K = 40;
  private static final String LOCATION =
      "yi ~ habitat + duration + meta_V(V = vi)\nsigma ~ habitat";

  /** Estimates of two outcomes in ten studies of four rows. */
  private static Table data() {
    RRandom random = RRandom.setSeed(5);
    Table dat =
        Table.create(
            "dat",
            StringColumn.create("study"),
            StringColumn.create("habitat"),
            StringColumn.create("treatment"),
            StringColumn.create("region"));
    double[] effects = random.rnorm(K / 4, 0, 0.3);
    double[] vi = random.runif(K, 0.02, 0.08);
    double[] yi = random.rnorm(K);
    for (int i = 0; i < K; i++) {
      dat.stringColumn("study").append("s" + (1 + i / 4));
      dat.stringColumn("habitat").append(i / 4 % 2 == 0 ? "grassland" : "forest");
      dat.stringColumn("treatment").append(i % 2 == 0 ? "cut" : "burnt");
      dat.stringColumn("region").append("north");
      yi[i] = effects[i / 4] + Math.sqrt(vi[i] + 0.04) * yi[i];
    }
    return dat.addColumns(
        DoubleColumn.create("duration", random.runif(K, 1, 20)),
        DoubleColumn.create("row", random.runif(K)),
        DoubleColumn.create("vi", vi),
        DoubleColumn.create("yi", yi),
        DoubleColumn.create("y2", random.rnorm(K)));
  }

  private static MapHost host() {
    Table dat = data();
    double[][] asymmetric = new double[K][K];
    double[][] indefinite = new double[K][K];
    for (int i = 0; i < K; i++) {
      asymmetric[i][i] = 0.05;
      indefinite[i][i] = 0.05;
    }
    asymmetric[2][1] = 0.01;
    indefinite[1][0] = 0.06;
    indefinite[0][1] = 0.06;
    double[] negative = dat.doubleColumn("vi").asDoubleArray();
    negative[6] = -0.01;
    return new MapHost()
        .with("dat", dat)
        .with("fit", Meta.fit(dat, LOCATION))
        .with("ml", Meta.fit(dat, "yi ~ 1 + (1 | study) + meta_V(V = vi)"))
        .with("blocks", KnownV.blocks(dat, "vi", "study", 0.5))
        .with("short39", new double[K - 1])
        .with("asymmetric", asymmetric)
        .with("indefinite", indefinite)
        .with("negative", negative)
        .with("single", KnownV.bivariate(new double[] {0.1}, new double[] {0.1}, 0.5));
  }

  private static Object call(MapHost host, String line, String body) {
    return Cell.call(host, line, body);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "%levels fit --by habitat",
        "%levels fit",
        "%bubble fit --x duration --by habitat",
        "%profile fit",
        "%profile fit --term sigma:habitatgrassland",
        "%profile ml sd(study):(Intercept)",
        "%structure fit",
        "%structure blocks",
        "%variances ml",
        "%variances ml --plot",
        "%variances fit --by habitat",
        "%profile ml sd(study)",
        "%confidence fit --interval profile",
        "%robust ml --cluster study",
        "%contrast fit (Intercept)=1 habitatgrassland=1",
        "%means fit"
      })
  void shown(String line) {
    assertNotNull(call(host(), line, null));
  }

  @Test
  void bootstrapIsTheJavaOneAndShowsABar() {
    MapHost host = host();
    call(host, "%confidence fit --interval bootstrap --draws 4000 --seed 3 --as ci", null);
    Table expected = ((FrequentistFit) host.values.get("fit")).bootstrap(4000, 3);
    assertEquals(expected.print(), ((Table) host.values.get("ci")).print());
    host.with("many", data().emptyCopy());
    Table many = (Table) host.values.get("many");
    for (int copy = 0; copy < 50; copy++) {
      many.append(data());
    }
    // A bar waits for half a second; how many draws that takes depends on the machine.
    for (int draws = 400; host.updates.isEmpty() && draws < 1_000_000; draws *= 2) {
      call(host, "%meta many --interval bootstrap --draws " + draws + " --as f", LOCATION);
    }
    assertTrue(host.updates.stream().anyMatch(bar -> bar.contains("bootstrap: ")));
    assertEquals("", host.updates.get(host.updates.size() - 1));
  }

  @Test
  @Timeout(20)
  void bootstrapStopsAtOnce() throws InterruptedException {
    MapHost host = host();
    Throwable[] thrown = new Throwable[1];
    Thread cell =
        new Thread(
            () -> {
              try {
                call(host, "%confidence fit --interval bootstrap --draws 2000000 --as ci", null);
              } catch (MetaError error) {
                thrown[0] = error;
              }
            });
    cell.start();
    Thread.sleep(1500);
    cell.interrupt();
    cell.join();
    assertEquals("interrupted: nothing was assigned", thrown[0].getMessage());
    assertFalse(host.values.containsKey("ci"));
  }

  /** The cell of each wrong model, and its one line. */
  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '@',
      value = {
        "yi ~ 1 + (1 | study) + meta_V(V = vi); sd(study) ~ treatment"
            + " => treatment varies within study 's1' (row 1 ('s1') and row 2 ('s1')), but an SD of study is one number per level (line 2, column 1)",
        "yi ~ 1 + meta_V(V = short39) => V has 39 variances, but dat has 40 rows",
        "yi ~ 1 + meta_V(V = asymmetric)"
            + " => V is not symmetric: the covariance of row 3 ('s1') and row 2 ('s1') is 0.01, and 0 the other way round",
        "yi ~ 1 + meta_V(V = indefinite)"
            + " => the covariance of row 1 ('s1') and row 2 ('s1') in V is 0.06, but cannot be more than 0.05, the product of their standard errors",
        "yi ~ 1 + meta_V(V = negative)"
            + " => V in dat must not be negative (it is a variance), but row 7 ('s2') holds '-0.01'",
        "yi ~ habitt + meta_V(V = vi)"
            + " => no column 'habitt' in dat (line 1, column 6); did you mean 'habitat'? Columns: study, habitat, treatment, region, duration, row, vi, yi, y2",
        "yi ~ 1 + meta_V(V = vi); sigma ~ duratoin"
            + " => no column 'duratoin' in dat (line 2, column 9); did you mean 'duration'? Columns: study, habitat, treatment, region, duration, row, vi, yi, y2",
        "yi ~ 1 + meta_V(V = vii)"
            + " => no column 'vii' in dat (line 1, column 21); did you mean 'vi'? Columns: study, habitat, treatment, region, duration, row, vi, yi, y2",
        "yi ~ 1 + meta_V(V = vi); rho12 ~ habitat"
            + " => rho12 is the correlation of two outcomes, but there is one (line 2, column 1); write mu1 = y1 ~ ... and mu2 = y2 ~ ...",
        "mu1 = yi ~ 1 + meta_V(V = vi)"
            + " => mu1 needs a second outcome (line 1, column 1); add mu2 = ... ~ ...",
        "mu1 = yi ~ 1 + meta_V(V = single); mu2 = y2 ~ 1"
            + " => V has 2 rows, but two outcomes in the 40 rows of dat need 80: y1 and y2 of the first row, and so on",
        "yi ~ 1 + (1 | region) + meta_V(V = vi)"
            + " => region has one level only ('north') in dat (line 1, column 10), so its SD cannot be estimated",
        "yi ~ 1 + (1 | row) + meta_V(V = vi); sigma ~ 1"
            + " => every row of dat has its own level of row, so its SD and sigma are the same thing (line 2, column 1); write sigma ~ 0, or leave the group out",
        "yi ~ region + meta_V(V = vi); sigma ~ 1"
            + " => region has one level only ('north') in dat (line 1, column 6), so it cannot explain differences",
        "yi ~ 1 + meta_V(V = vi); sigma ~ 1; sigma ~ habitat"
            + " => a second line for sigma (line 3, column 1); one line is enough",
        "yi ~ 1 + meta_V(V = vi); sd(study) ~ 1"
            + " => sd(study) needs a group effect: add (1 | study) to the line of the mean (line 2, column 1)",
        "yi ~ 1 + meta_V(V = vi); tau ~ habitat"
            + " => tau is not a line of a model (line 2, column 1); the SD of the heterogeneity is modelled by sigma ~ ..., on the log scale, its square by tau2 ~ ...",
        "yi ~ 1 + meta_V(V = vi); sigma ~ (1 | study)"
            + " => (1 | study) belongs to the line of the mean, not to sigma (line 2, column 9)",
        "yi ~ 1 + meta_V(V = vi, scale = 'proportional')"
            + " => meta_V(V = vi) takes nothing more; variances known up to a factor are meta_V(w = w, scale = \"proportional\") (line 1, column 23)",
        "yi ~ 1 + meta_V(w = vi, scale = 'proportion')"
            + " => meta_V with w takes scale = \"proportional\" after it: the sampling variances are then phi / w, with phi estimated (line 1, column 25)",
        "yi ~ log(y2) + meta_V(V = vi); sigma ~ 1"
            + " => log(y2) is missing or undefined in row 1 ('s1') of dat (line 1, column 6)",
        "habitat ~ 1 + meta_V(V = vi)"
            + " => habitat in dat must be numbers, but row 1 ('s1') holds 'grassland'",
        "yi ~ 1 + meta_V(V = vi) + meta_V(V = vi)"
            + " => a second meta_V in one line (line 1, column 27)",
        "yi ~ 1 + (duration | study + meta_V(V = vi)"
            + " => ')' is expected to close the group effect, not '+' (line 1, column 28)",
      })
  void wrongCells(String model, String message) {
    assertEquals(message.trim(), fault("%meta dat --as g", model.trim().replace("; ", "\n")));
  }

  @ParameterizedTest
  @CsvSource(
      delimiterString = "=>",
      quoteCharacter = '@',
      value = {
        "%levels ml"
            + " => the mean of 'ml' has no text moderator; fit one, as in yi ~ group + meta_V(V = vi)",
        "%levels fit --by duration"
            + " => no text moderator 'duration' in the mean; Text moderators: habitat",
        "%bubble fit => %bubble needs --x COLUMN, a numeric moderator of the mean",
        "%bubble fit --x habitat"
            + " => habitat in dat must be numbers, but row 1 ('s1') holds 'grassland'",
        "%bubble fit --x lenght"
            + " => no column 'lenght' in dat; Columns: study, habitat, treatment, region, duration, row, vi, yi, y2",
        "%bubble fit --x duration --by study"
            + " => no text moderator 'study' in the mean; Text moderators: habitat",
        "%profile fit --term habitat"
            + " => no term 'habitat'; Terms: (Intercept), habitatgrassland, duration, sigma:(Intercept), sigma:habitatgrassland",
        "%profile fit --term habitatgrassland"
            + " => the restricted likelihood has no profile for habitatgrassland, a coefficient of the mean; fit with method ML",
        "%structure dat"
            + " => 'dat' is a Table, but a FrequentistFit is needed; frequentist fits here: fit, ml",
        "%contrast fit"
            + " => %contrast needs weights of terms, as in %contrast fit (Intercept)=1 habitatforest=1",
        "%contrast fit habitatgrassland"
            + " => a weight is written TERM=NUMBER, as in habitatforest=1, not 'habitatgrassland'",
        "%contrast fit habitat=1"
            + " => no term 'habitat' in the fit; Terms: (Intercept), habitatgrassland, duration, sigma:(Intercept), sigma:habitatgrassland",
        "%means fit --by study"
            + " => no text moderator 'study' in the mean; Text moderators: habitat",
        "%robust ml => %robust needs --cluster COLUMN",
        "%robust ml --cluster duration"
            + " => row 1 ('s1') and row 2 ('s1') are correlated in the model but in different clusters of duration; take clusters that hold whole blocks",
        "%robust ml --cluster study --type CR9"
            + " => no type 'CR9' of cluster-robust standard errors; did you mean 'CR0'? Types: CR0, CR1, CR2",
        "%robust ml --cluster region"
            + " => region makes 1 cluster, too few for 1 coefficient of the mean; at least 2 are needed",
        "%confidence fit --interval bootstrap --draws 3"
            + " => the bootstrap takes at least 20 draws, not 3",
        "%confidence fit --interval bootstrap sigma:(Intercept)"
            + " => the bootstrap draws all coefficients at once; leave 'sigma:(Intercept)' out",
        "%confidence fit --draws 30 => --draws and --seed belong to --interval bootstrap",
      })
  void wrongLines(String line, String message) {
    assertEquals(message.trim(), fault(line.trim(), null));
  }

  private static String fault(String line, String body) {
    MapHost host = host();
    int variables = host.values.size();
    MetaError error = assertThrows(MetaError.class, () -> call(host, line, body));
    assertEquals(variables, host.values.size());
    assertTrue(host.displayed.isEmpty());
    return error.getMessage();
  }

  /** Options of the fit that a general model cannot take. */
  @Test
  void optionsOfAnotherModel() {
    assertEquals(
        "method DL is made for one tau2 and independent studies; this model is fitted by ML or REML",
        fault("%meta dat --method DL", LOCATION));
    assertEquals(
        "test knha is made for one tau2 and independent studies; take z or t here, or cluster-robust standard errors",
        fault("%meta dat --test knha", LOCATION));
    assertEquals(
        "tau2 can be given for one tau2 and independent studies only, and this model is another",
        fault("%meta dat --tau2 0.1", LOCATION));
    assertEquals(
        "the restricted likelihood has no profile for (Intercept), a coefficient of the mean; fit with method ML",
        fault("%meta dat --interval profile", "yi ~ duration + meta_V(V = vi)"));
  }
}
