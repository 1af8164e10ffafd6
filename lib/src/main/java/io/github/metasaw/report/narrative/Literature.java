package io.github.metasaw.report.narrative;

import io.github.metasaw.report.document.Citation;
import java.util.List;
import java.util.Locale;

/** The works that reports cite. */
enum Literature {
  COCHRAN(
      "The combination of estimates from different experiments",
      "Biometrics",
      "10(1):101-129",
      1954,
      "10.2307/3001666",
      "Cochran WG"),
  HIGGINS_THOMPSON(
      "Quantifying heterogeneity in a meta-analysis",
      "Statistics in Medicine",
      "21(11):1539-1558",
      2002,
      "10.1002/sim.1186",
      "Higgins JPT",
      "Thompson SG"),
  HIGGINS_RANDOM(
      "A re-evaluation of random-effects meta-analysis",
      "Journal of the Royal Statistical Society: Series A",
      "172(1):137-159",
      2009,
      "10.1111/j.1467-985X.2008.00552.x",
      "Higgins JPT",
      "Thompson SG",
      "Spiegelhalter DJ"),
  RICE(
      "A re-evaluation of fixed effect(s) meta-analysis",
      "Journal of the Royal Statistical Society: Series A",
      "181(1):205-227",
      2018,
      "10.1111/rssa.12275",
      "Rice K",
      "Higgins JPT",
      "Lumley T"),
  DERSIMONIAN_LAIRD(
      "Meta-analysis in clinical trials",
      "Controlled Clinical Trials",
      "7(3):177-188",
      1986,
      "10.1016/0197-2456(86)90046-2",
      "DerSimonian R",
      "Laird N"),
  VIECHTBAUER_TAU2(
      "Bias and efficiency of meta-analytic variance estimators in the random-effects model",
      "Journal of Educational and Behavioral Statistics",
      "30(3):261-293",
      2005,
      "10.3102/10769986030003261",
      "Viechtbauer W"),
  PAULE_MANDEL(
      "Consensus values and weighting factors",
      "Journal of Research of the National Bureau of Standards",
      "87(5):377-385",
      1982,
      "10.6028/jres.087.022",
      "Paule RC",
      "Mandel J"),
  SIDIK_JONKMAN(
      "A simple confidence interval for meta-analysis",
      "Statistics in Medicine",
      "21(21):3153-3159",
      2002,
      "10.1002/sim.1262",
      "Sidik K",
      "Jonkman JN"),
  HARTUNG_KNAPP(
      "A refined method for the meta-analysis of controlled clinical trials with binary outcome",
      "Statistics in Medicine",
      "20(24):3875-3889",
      2001,
      "10.1002/sim.1009",
      "Hartung J",
      "Knapp G"),
  KNAPP_HARTUNG(
      "Improved tests for a random effects meta-regression with a single covariate",
      "Statistics in Medicine",
      "22(17):2693-2710",
      2003,
      "10.1002/sim.1482",
      "Knapp G",
      "Hartung J"),
  MANTEL_HAENSZEL(
      "Statistical aspects of the analysis of data from retrospective studies of disease",
      "Journal of the National Cancer Institute",
      "22(4):719-748",
      1959,
      "10.1093/jnci/22.4.719",
      "Mantel N",
      "Haenszel W"),
  PETO(
      "Beta blockade during and after myocardial infarction: an overview of the randomized trials",
      "Progress in Cardiovascular Diseases",
      "27(5):335-371",
      1985,
      "10.1016/S0033-0620(85)80003-7",
      "Yusuf S",
      "Peto R",
      "Lewis J",
      "Collins R",
      "Sleight P"),
  STIJNEN(
      "Random effects meta-analysis of event outcome in the framework of the generalized linear mixed model with applications in sparse data",
      "Statistics in Medicine",
      "29(29):3046-3067",
      2010,
      "10.1002/sim.4040",
      "Stijnen T",
      "Hamza TH",
      "Ozdemir P"),
  VEVEA_HEDGES(
      "A general linear model for estimating effect size in the presence of publication bias",
      "Psychometrika",
      "60(3):419-435",
      1995,
      "10.1007/BF02294384",
      "Vevea JL",
      "Hedges LV"),
  CITKOWICZ_VEVEA(
      "A parsimonious weight function for modeling publication bias",
      "Psychological Methods",
      "22(1):28-41",
      2017,
      "10.1037/met0000119",
      "Citkowicz M",
      "Vevea JL"),
  DUVAL_TWEEDIE(
      "Trim and fill: a simple funnel-plot-based method of testing and adjusting for publication bias in meta-analysis",
      "Biometrics",
      "56(2):455-463",
      2000,
      "10.1111/j.0006-341X.2000.00455.x",
      "Duval S",
      "Tweedie R"),
  ROVER(
      "Bayesian random-effects meta-analysis using the bayesmeta R package",
      "Journal of Statistical Software",
      "93(6):1-51",
      2020,
      "10.18637/jss.v093.i06",
      "Röver C"),
  HOFFMAN_GELMAN(
      "The No-U-Turn sampler: adaptively setting path lengths in Hamiltonian Monte Carlo",
      "Journal of Machine Learning Research",
      "15(47):1593-1623",
      2014,
      "",
      "Hoffman MD",
      "Gelman A"),
  VEHTARI(
      "Rank-normalization, folding, and localization: an improved R-hat for assessing convergence of MCMC",
      "Bayesian Analysis",
      "16(2):667-718",
      2021,
      "10.1214/20-BA1221",
      "Vehtari A",
      "Gelman A",
      "Simpson D",
      "Carpenter B",
      "Bürkner PC"),
  MORRIS(
      "Transethnic meta-analysis of genomewide association studies",
      "Genetic Epidemiology",
      "35(8):809-822",
      2011,
      "10.1002/gepi.20630",
      "Morris AP"),
  BARTOS(
      "Robust Bayesian meta-analysis: model-averaging across complementary publication bias adjustment methods",
      "Research Synthesis Methods",
      "14(1):99-116",
      2023,
      "10.1002/jrsm.1594",
      "Bartoš F",
      "Maier M",
      "Wagenmakers EJ",
      "Doucouliagos H",
      "Stanley TD"),
  PRISMA(
      "The PRISMA 2020 statement: an updated guideline for reporting systematic reviews",
      "BMJ",
      "372:n71",
      2021,
      "10.1136/bmj.n71",
      "Page MJ",
      "McKenzie JE",
      "Bossuyt PM",
      Citation.OTHERS);

  private final Citation citation;

  Literature(String title, String journal, String place, int year, String doi, String... authors) {
    String first = authors[0];
    String key = first.substring(0, first.lastIndexOf(' ')).replaceAll("[^A-Za-z]", "");
    this.citation =
        new Citation(
            key.toLowerCase(Locale.ROOT) + year,
            List.of(authors),
            year,
            title,
            journal,
            place,
            doi);
  }

  /** The work itself. */
  Citation citation() {
    return citation;
  }
}
