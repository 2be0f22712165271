package laurel.publish;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import laurel.Digest;
import laurel.publish.Manifest.PublishedFile;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * What lets a run take over files of the one before that it would only write again: those of parts
 * that are made of the same.
 *
 * @param relations dataset to the parts of its relation, where they are known
 * @param before path to what the run before noted of its files
 */
public record SameFiles(Map<String, Parts> relations, Map<String, Made> before) {
    /** Nothing is known: every file is written. */
    public static final SameFiles NONE = new SameFiles(Map.of(), Map.of());

    /**
     * @param key hash of what the file is made of
     * @param sha256 of the file
     */
    public record Made(String key, String sha256) {}

    /** What a run noted; nothing if it did not. */
    public static Map<String, Made> read(Path note) throws IOException {
        return Files.exists(note)
                ? JsonMapper.shared()
                        .readValue(
                                Files.readAllBytes(note), new TypeReference<Map<String, Made>>() {})
                : Map.of();
    }

    /** Notes what the files of a published run are made of, for the next one. */
    public void note(Path note, Run run, Iterable<Contract> contracts) throws IOException {
        Map<String, String> keys = new TreeMap<>();
        contracts.forEach(contract -> keys.putAll(keys(contract)));
        Map<String, Made> made =
                run.manifest().files().stream()
                        .filter(file -> keys.containsKey(file.path()))
                        .collect(
                                Collectors.toMap(
                                        PublishedFile::path,
                                        file ->
                                                new Made(
                                                        Objects.requireNonNull(
                                                                keys.get(file.path())),
                                                        file.sha256())));
        Disk.replace(note, Json.bytes(made));
    }

    /** The undamaged files of the run before whose part is made of the same, by part. */
    SortedMap<String, PublishedFile> unchanged(Contract contract, Run last) throws IOException {
        Map<String, PublishedFile> published =
                last.manifest().files().stream()
                        .collect(Collectors.toMap(PublishedFile::path, file -> file));
        Map<String, String> keys = keys(contract);
        SortedMap<String, PublishedFile> unchanged = new TreeMap<>();
        for (String part : of(contract).keys().keySet()) {
            String path = contract.path(part);
            PublishedFile file = published.get(path);
            if (file != null
                    && new Made(Objects.requireNonNull(keys.get(path)), file.sha256())
                            .equals(before.get(path))
                    && Digest.of(last.folder().resolve(path)).equals(file.sha256())) {
                unchanged.put(part, file);
            }
        }
        return unchanged;
    }

    /** The parts of a dataset; none where they are not known. */
    Parts of(Contract contract) {
        return relations.getOrDefault(contract.dataset(), Parts.NONE);
    }

    /** Path to what the file is made of: its rows, and what they are promised to be. */
    private Map<String, String> keys(Contract contract) {
        Map<String, String> keys = new TreeMap<>();
        of(contract)
                .keys()
                .forEach(
                        (part, key) ->
                                keys.put(contract.path(part), Digest.ofText(key + " " + contract)));
        return keys;
    }
}
