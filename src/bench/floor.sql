-- What reading alone costs: every byte of every feed is touched once, nothing is kept.
select count(columns(*)) from read_csv('{feeds}/orders/*.csv', header = true, all_varchar = true);
select count(columns(*)) from read_csv('{feeds}/refunds/*.csv', header = true, all_varchar = true);
select count(columns(*)) from read_csv('{feeds}/codes/*.csv', header = true, all_varchar = true);
select count(columns(*)) from read_csv('{feeds}/posts/*.csv', header = true, all_varchar = true);
select count(columns(*)) from read_csv('{feeds}/deals/*.csv', header = true, all_varchar = true);
