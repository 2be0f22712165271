package laurel.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MonthPiecesTest {
    @TempDir private Path folder;

    @Test
    void theLargestMonthIsAloneAndTheOthersShareTheSecondPiece() throws IOException {
        MonthPieces pieces =
                MonthPieces.of(
                        List.of(landed(Map.of(202501, 10, 202502, 20, 202511, 70, 202512, 30))), 2);

        assertEquals(0, pieces.of(202511));
        assertEquals(
                List.of(1, 1, 1), List.of(pieces.of(202512), pieces.of(202502), pieces.of(202501)));
    }

    @Test
    void aFileOfSeveralMonthsCountsForEachAndWhatIsNotByMonthForNone() throws IOException {
        Path shared = file("shared", 80);
        TreeSet<Integer> both = new TreeSet<>(List.of(202501, 202502));
        Built byMonth =
                new Built(
                        true,
                        List.of(
                                new Built.Stored(shared.toString(), both, both),
                                stored(202503, file("alone", 50))),
                        new TreeMap<>());

        MonthPieces pieces =
                MonthPieces.of(List.of(byMonth, Built.root(List.of(file("all", 999)), "key")), 2);

        assertEquals(
                List.of(0, 1, 1), List.of(pieces.of(202503), pieces.of(202501), pieces.of(202502)));
    }

    @Test
    void aMonthOfWhichNothingWasLandedIsInTheFirstPiece() {
        assertEquals(0, MonthPieces.of(List.of(), 2).of(202511));
    }

    private Built landed(Map<Integer, Integer> bytes) throws IOException {
        List<Built.Stored> files = new ArrayList<>();
        for (Map.Entry<Integer, Integer> month : bytes.entrySet()) {
            files.add(stored(month.getKey(), file("m" + month.getKey(), month.getValue())));
        }
        return new Built(true, files, new TreeMap<>());
    }

    private static Built.Stored stored(int month, Path file) {
        TreeSet<Integer> months = new TreeSet<>(List.of(month));
        return new Built.Stored(file.toString(), months, months);
    }

    private Path file(String name, int bytes) throws IOException {
        return Files.write(folder.resolve(name), new byte[bytes]);
    }
}
