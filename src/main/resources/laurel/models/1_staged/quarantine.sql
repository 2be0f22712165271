-- quarantine: every record that was not taken, and every file, with the rule it broke.
-- One row per feed, file, line. line 0 is the whole file.
select
    cast(raw_files.feed as string)          as feed,
    cast(raw_files.file as string)          as file,
    cast(raw_rejects.line as bigint)        as line,
    cast(raw_rejects.byte_offset as bigint) as byte_offset,
    cast(raw_rejects.rule as string)        as rule,
    cast(raw_rejects.column_name as string) as column_name,
    cast(raw_rejects.found as string)       as found,
    cast(raw_rejects.wanted as string)      as wanted,
    cast(raw_rejects.raw_text as string)    as raw_text,
    exists (
        select 1
        from raw_replayed
        where raw_replayed.feed = raw_files.feed
            and raw_replayed.from_file = raw_files.file
            and raw_replayed.from_line = raw_rejects.line
    )                                       as is_replayed
from raw_rejects
inner join raw_files
    on raw_files.feed = raw_rejects.feed
    and raw_files.file_id = raw_rejects.file_id
union all
select
    late_rejects.feed,
    late_rejects.file,
    late_rejects.line,
    late_rejects.byte_offset,
    late_rejects.rule,
    late_rejects.column_name,
    late_rejects.found,
    late_rejects.wanted,
    late_rejects.raw_text,
    false as is_replayed
from late_rejects
