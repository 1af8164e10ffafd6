package io.github.metasaw.kernel.terminal;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.github.metasaw.diagnostic.MetaException;
import io.github.metasaw.kernel.MetasawMagics;
import io.github.metasaw.kernel.magic.MagicRegistry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandParserTest {

  private static final MagicRegistry REGISTRY = MetasawMagics.registry();

  @TempDir Path folder;

  /** Each step as it would stand in a notebook, the model after a bar. */
  private List<String> steps(String name, String... words) {
    MagicCommand command = MagicCommand.find(REGISTRY, name).orElseThrow();
    return CommandParser.parse(command, Arrays.asList(words)).stream()
        .map(
            step ->
                ("%"
                        + step.magic().name()
                        + " "
                        + String.join(" ", step.arguments())
                        + (step.body() == null ? "" : " | " + step.body().replace("\n", " | ")))
                    .replace(folder.toString(), "DIR"))
        .toList();
  }

  private String file(String name) throws IOException {
    return Files.writeString(folder.resolve(name), "a,b\n1,2\n").toString();
  }

  @Test
  void eachOptionGoesToTheMagicThatDeclaresIt() throws IOException {
    assertEquals(
        List.of(
            "%read DIR/a.csv --decimal , --as a",
            "%meta a --method DL --as fit", "%bias fit --test egger --save b.csv"),
        steps(
            "bias",
            file("a.csv"),
            "--method=DL",
            "--decimal",
            ",",
            "--test",
            "egger",
            "--save",
            "b.csv"));
  }

  @Test
  void aPriorAsksForAPosterior() {
    assertEquals(
        List.of(
            "%dataset bcg --as bcg", "%bayes bcg --prior L1 --prior L2 --as fit", "%report fit"),
        steps("report", "bcg", "--prior", "L1", "--prior", "L2"));
    assertEquals(
        List.of("%dataset bcg --as bcg", "%bayes bcg --as fit", "%trace fit tau"),
        steps("trace", "bcg", "tau"));
  }

  @Test
  void linesOfAModelAreSeparatedBySemicolons() {
    assertEquals(
        List.of("%dataset bcg --as bcg", "%bayes bcg | yi ~ 1 | prior tau = half_cauchy(1)"),
        steps("bayes", "bcg", "--model", "yi ~ 1 ; prior tau = half_cauchy(1)"));
    assertEquals(
        List.of("%dataset bcg --as bcg", "%meta bcg --as fit | yi ~ ablat", "%funnel fit"),
        steps("funnel", "bcg", "--model", "yi ~ ablat"));
  }

  @Test
  void eachFileOfAFigureOfSeveralFitsIsFitted() throws IOException {
    String a = file("a.csv");
    String b = file("a.txt");
    assertEquals(
        List.of(
            "%read DIR/a.csv --as a",
            "%read DIR/a.txt --as a_2",
            "%meta a --as fit",
            "%meta a_2 --as fit2",
            "%forest fit fit2"),
        steps("forest", a, b));
    // One table is compared under several methods.
    assertEquals(
        List.of("%read DIR/a.csv --as a", "%compare a --methods DL,REML"),
        steps("compare", a, "--methods", "DL,REML"));
  }

  @Test
  void filesInOptionsAreReadToo() throws IOException {
    String freq = file("freq-1.csv");
    String snps = file("snps.tsv");
    assertEquals(
        List.of("%read DIR/freq-1.csv --as freq_1", "%scan DIR/snps.tsv --freq freq_1"),
        steps("scan", snps, "--freq", freq));
  }

  @Test
  void noTableTakesTheNameOfAFit() throws IOException {
    assertEquals(
        List.of("%read DIR/fit.csv --as fit_2", "%meta fit_2 --as fit", "%check fit"),
        steps("check", file("fit.csv")));
  }

  @Test
  void whatWouldBeIgnoredIsRefused() {
    assertThrows(MetaException.class, () -> steps("meta", "bcg", "--sheet", "2"));
    assertThrows(MetaException.class, () -> steps("compare", "bcg", "--model", "yi ~ 1"));
    assertThrows(MetaException.class, () -> steps("meta", "bcg", "--exp=1"));
    assertThrows(MetaException.class, () -> steps("meta", "--exp"));
  }
}
