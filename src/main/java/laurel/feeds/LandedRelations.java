package laurel.feeds;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import laurel.Folders;
import laurel.parquet.TableSchema;
import laurel.parquet.Tables;
import laurel.spec.FeedKind;
import org.jspecify.annotations.Nullable;

/** Gathers the Parquet files of each relation from the folders of landed files. */
final class LandedRelations {
    private static final String ENDING = ".parquet";

    private final Map<String, List<Path>> relations = new TreeMap<>();
    private final Set<Path> seen = new HashSet<>();

    /** Adds a folder's files, once, however often its bytes were delivered. */
    void add(Path folder) throws IOException {
        if (!seen.add(folder)) {
            return;
        }
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.sorted().toList()) {
                String name = file.getFileName().toString();
                if (name.endsWith(ENDING)) {
                    String relation = name.substring(0, name.length() - ENDING.length());
                    relations.computeIfAbsent(relation, n -> new ArrayList<>()).add(file);
                }
            }
        }
    }

    /** All relations, those without a row too, with those of the files in {@code workFolder}. */
    Map<String, List<Path>> complete(Path workFolder, List<LandedFile> files) throws IOException {
        Path own = workFolder.resolve("feeds");
        Folders.empty(own);
        for (Map.Entry<String, TableSchema> relation : RawSchemas.ALL.entrySet()) {
            if (!relations.containsKey(relation.getKey())) {
                put(own, relation.getKey(), relation.getValue(), List.of());
            }
        }
        put(own, RawSchemas.FILES, RawSchemas.FILES_SCHEMA, rows(files));
        put(
                own,
                RawSchemas.NEW_FILES,
                RawSchemas.NEW_FILES_SCHEMA,
                files.stream()
                        .filter(LandedFile::isNew)
                        .map(file -> List.<@Nullable Object>of(file.feed().id(), file.file()))
                        .toList());
        return relations;
    }

    private void put(
            Path own, String relation, TableSchema schema, List<List<@Nullable Object>> rows)
            throws IOException {
        Path file = own.resolve(relation + ENDING);
        Tables.write(file, schema, rows);
        relations.put(relation, List.of(file));
    }

    private static List<List<@Nullable Object>> rows(List<LandedFile> files) {
        Map<FeedKind, Long> places = new EnumMap<>(FeedKind.class);
        List<List<@Nullable Object>> rows = new ArrayList<>();
        for (LandedFile file : files) {
            long delivery = places.merge(file.feed(), 1L, Long::sum) - 1;
            List<@Nullable Object> row = new ArrayList<>();
            row.add(file.feed().id());
            row.add(file.fileId());
            row.add(file.digest());
            row.add(file.file());
            row.add(delivery);
            row.add(file.damage() != null);
            row.add(file.records());
            row.add(file.accepted());
            row.add(file.rejected());
            row.add(file.damage());
            rows.add(row);
        }
        return rows;
    }
}
