package io.github.metasaw.genetics.snp;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChromosomeTest {

  @ParameterizedTest
  @CsvSource({
    "1, 1, 1",
    "chr01, 1, 1",
    "CHR22, 22, 22",
    "X, X, 23",
    "23, X, 23",
    "chry, Y, 24",
    "XY, XY, 25",
    "par1, XY, 25",
    "M, MT, 26",
    "chrMT, MT, 26",
    "26, MT, 26",
    "GL000191.1, GL000191.1, 1000",
    "chrUn_1, Un_1, 1000",
    "123456, 123456, 1000"
  })
  void namesOfPrograms(String name, String plain, int rank) {
    assertEquals(plain, Chromosome.plain(name));
    assertEquals(rank, Chromosome.rank(name));
    assertEquals(rank, Chromosome.rank(plain));
  }

  @Test
  void anEmptyNameIsNoChromosome() {
    assertEquals(Chromosome.OTHER_RANK, Chromosome.rank(""));
  }
}
