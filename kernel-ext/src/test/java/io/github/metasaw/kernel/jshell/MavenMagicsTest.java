package io.github.metasaw.kernel.jshell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.github.metasaw.diagnostic.MetaException;
import java.util.List;
import org.dflib.jjava.jupyter.kernel.magic.MagicsRegistry;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What the magics of Maven refuse, and what they do without a repository. */
class MavenMagicsTest {

  private final MetasawKernel kernel = new MetasawKernel();
  private final MagicsRegistry magics = new MagicsRegistry();

  @BeforeEach
  void register() {
    new MavenMagics(kernel).register(magics);
  }

  private String fault(String name, String... words) {
    return assertThrows(
            MetaException.class, () -> magics.evalLineMagic(kernel, name, List.of(words)))
        .getMessage();
  }

  @Test
  void saysHowAnArtifactIsWritten() {
    assertTrue(fault("maven", "guava").startsWith("'guava' names no artifact; write group:"));
    assertTrue(fault("maven").contains("needs an artifact"));
    assertTrue(fault("maven", "--form", "x").contains("no option --form"));
    assertTrue(fault("mavenRepo", "central").contains("a name and an address"));
    assertTrue(fault("loadFromPOM").contains("one pom.xml"));
  }

  @Test
  void aPomMayBeWholeOrInParts() throws Exception {
    for (String pom :
        List.of(
            "<project><modelVersion>4.0.0</modelVersion></project>",
            "<dependencies></dependencies>",
            "")) {
      List<?> paths = magics.evalCellMagic(kernel, "loadFromPOM", List.of(), pom);
      assertEquals(List.of(), paths);
    }
    assertThrows(
        MetaException.class,
        () -> magics.evalCellMagic(kernel, "loadFromPOM", List.of(), "<dependency>"));
  }
}
